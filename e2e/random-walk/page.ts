/** A random walk in the page: performs acts by a seed, and records how long tasks take, failures, and elements that show two things at once. */
import { type Random, seededRandom } from '../../bench/random.ts';
import type { EdgeFaq } from '../../widget/edge-faq.ts';
import { ACTS, type Act, type Scene } from './acts.ts';

export interface WalkState {
  /** Number of acts performed. */
  acts: number;
  isDone: boolean;
  /** Exceptions and rejections that reached the page, exceptions of acts, and broken invariants; each with the number of the act. */
  failures: string[];
  /** Events of elements by type: a walk without them would show nothing. */
  events: Record<string, number>;
  /** What took the element's script longest, without what the browser does for layout and paint (ms). */
  longest: { milliseconds: number; act: string }[];
}

export interface Walk {
  state: WalkState;
  /** Performs `count` acts; `state` says when it is done. */
  start(seed: number, count: number, origin: string): void;
  /** Ends the walk: the elements that are there get these attributes alone, in the first place. */
  finish(attributes: readonly Record<string, string>[]): void;
}

/** Acts between two pauses, and their length (ms): responses, timers and frames come in pauses. */
const ACTS_BETWEEN_PAUSES = 5;
const PAUSE_MS = 12;
const LISTED = 5;

const state: WalkState = { acts: 0, isDone: false, failures: [], events: {}, longest: [] };

const EVENTS = ['load', 'error', 'before-toggle', 'toggle', 'reveal', 'search', 'vote'].map(
  (name) => `edge-faq-${name}`,
);

const countEvent = (name: string) => {
  state.events[name] = (state.events[name] ?? 0) + 1;
};

let scene: Scene;

const fail = (message: string) => state.failures.push(`act ${state.acts}: ${message}`);
addEventListener('error', ({ message }) => fail(`uncaught: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => fail(`unhandled: ${reason}`));

Object.assign(globalThis, {
  randomWalk: {
    state,
    start(seed, count, origin) {
      scene = createScene(seededRandom(seed), origin);
      replaceClipboard(seededRandom(seed));
      void walk(count);
    },
    finish,
  } satisfies Walk,
});

/** A clipboard that is denied now and then: the page's URL gets the fragment of the section then. */
function replaceClipboard(random: Random): void {
  const writeText = async () => {
    if (random() < 0.3) throw new DOMException('', 'NotAllowedError');
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
}

function createScene(random: Random, origin: string): Scene {
  const own = [...document.querySelectorAll('[data-place]')];
  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  document.body.append(shadow.host);
  return { random, origin, elements: [...document.querySelectorAll('edge-faq')], places: [...own, shadow] };
}

async function walk(count: number): Promise<void> {
  await measureUpdates();
  for (const name of EVENTS) addEventListener(name, () => countEvent(name));
  for (; state.acts < count; state.acts += 1) {
    const name = pickAct(scene.random);
    await perform(name, ACTS[name]);
    if (state.acts % ACTS_BETWEEN_PAUSES > 0) continue;
    checkShown(name);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  state.isDone = true;
}

function pickAct(random: Random): string {
  const total = Object.values(ACTS).reduce((sum, { weight }) => sum + weight, 0);
  let rest = random() * total;
  for (const [name, { weight }] of Object.entries(ACTS)) {
    rest -= weight;
    if (rest < 0) return name;
  }
  return '';
}

/** Performs the act, and measures what it does at once: its own script, and the updates that follow in microtasks. */
async function perform(name: string, act: Act | undefined): Promise<void> {
  const element = scene.elements[Math.floor(scene.random() * scene.elements.length)];
  if (!element || !act) return;
  const start = performance.now();
  let effect: unknown;
  try {
    effect = act.run(scene, element);
  } catch (error) {
    fail(`${name}: ${error}`);
  }
  await Promise.all(scene.elements.map(({ updateComplete }) => updateComplete));
  record(name, performance.now() - start);
  await effect;
  await nextTask();
}

function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Measures updates of their own: those when a response or a chunk arrives, or by a timer. */
async function measureUpdates(): Promise<void> {
  const { prototype } = await customElements.whenDefined('edge-faq');
  const performUpdate: () => void = Reflect.get(prototype, 'performUpdate');
  Reflect.set(prototype, 'performUpdate', function (this: EdgeFaq) {
    const start = performance.now();
    performUpdate.call(this);
    record('update', performance.now() - start);
  });
}

function record(act: string, milliseconds: number): void {
  state.longest.push({ milliseconds, act: `${state.acts}: ${act}` });
  state.longest.sort((one, other) => other.milliseconds - one.milliseconds);
  state.longest.length = Math.min(state.longest.length, LISTED);
}

/** What is shown is one guide in one language, each section once. */
function checkShown(act: string): void {
  for (const { content, shadowRoot, isUpdatePending } of scene.elements) {
    const guide = shadowRoot?.querySelector<HTMLElement>('[part=guide]');
    if (!guide || !content || isUpdatePending) continue;
    if (guide.lang !== content.locale) fail(`${act}: ${content.locale} is shown as ${guide.lang}`);
    const ids = [...guide.querySelectorAll('[part=section]')].map(({ id }) => id);
    if (new Set(ids).size < ids.length) fail(`${act}: a section is shown twice: ${ids}`);
    const headings = new Set(
      content.chapters.flatMap(({ sections }) => sections.map(({ heading }) => heading)),
    );
    for (const { textContent } of guide.querySelectorAll('[part=question]'))
      if (!headings.has(textContent)) fail(`${act}: "${textContent}" is not of the guide`);
  }
}

function finish(attributes: readonly Record<string, string>[]): void {
  const [place] = scene.places;
  const { elements } = scene;
  while (elements.length > attributes.length) elements.pop()?.remove();
  while (elements.length < attributes.length) elements.push(document.createElement('edge-faq'));
  document.documentElement.lang = 'en';
  if (place instanceof HTMLElement) place.lang = 'en';
  for (const [index, element] of elements.entries()) {
    replaceAttributes(element, attributes[index] ?? {});
    place?.append(element);
    element.collapseAll();
  }
  dispatchEvent(new Event('online'));
}

/** Properties without attributes, as a framework sets them, are unset, too. */
function replaceAttributes(element: EdgeFaq, attributes: Record<string, string>): void {
  for (const name of ['guide', 'locale', 'src', 'chapter', 'sections', 'open'])
    Reflect.set(element, name, undefined);
  for (const name of element.getAttributeNames()) if (!(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
