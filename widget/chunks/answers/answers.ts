/** Answers of a large guide, which comes as headings first: those that are open are loaded first, the others in batches. */
import { html, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../../schema/locale.ts';
import type { Section } from '../../guide.ts';
import { localize } from '../../locales/localize.ts';
import { requestOptions } from '../../request-options.ts';
import type { ChunkContext } from '../chunk-host.ts';
import { loadBeforePrint } from './print.ts';
import { MAX_SECTIONS, sectionsUrl } from './sections-url.ts';
import { strings } from './strings.ts';
import { takeAnswers } from './take-answers.ts';

export { setLit } from '../lit.ts';

/** Time limit of a request (ms). */
const TIMEOUT_MS = 15_000;

/** Time after a failure until the answers that nobody has asked for are requested again (ms). */
const RETRY_MS = 30_000;

const pending = new WeakSet<Section>();
let failed = new WeakSet<Section>();

/** Time until screen readers have noticed what is in a live region (ms). */
const NOTICED_MS = 1_000;

/** Boxes of answers whose content screen readers announce. */
const announced = new WeakMap<Section, Element>();

/** What has been asked for in this task, by the element and whether it is open: one request takes all. */
const queue = new Map<ChunkContext, [open: Section[], closed: Section[]]>();

// Before the element's own listener, which updates all that is missing.
addEventListener(
  'online',
  () => {
    failed = new WeakSet();
  },
  true,
);

/** Loads the answer of `section`, and renders what stands in its place until then: a message, and after a failure a button. */
export default function answers(context: ChunkContext, section: Section): TemplateResult {
  const { element, lang, open } = context;
  const { loading, unavailable, retry } = localize(strings, lang);
  loadBeforePrint(element);
  const isFailed = failed.has(section);
  const isOpen = open.has(section.id);
  if (isOpen) announce(context, section);
  if (!isFailed) enqueue(context, section, isOpen);
  const onRetry = ({ target }: Event) => {
    failed.delete(section);
    // The button goes.
    (target as Element).closest('details')?.querySelector('summary')?.focus({ preventScroll: true });
    element.requestUpdate();
  };
  return html`<div lang=${lang} dir=${directionOf(lang)}>
    <p>${isFailed ? unavailable : loading}</p>
    ${isFailed ? html`<button part="retry" @click=${onRetry}>${retry}</button>` : undefined}
  </div>`;
}

/** Makes screen readers say what the box of an open answer contains from now on: the message, and the answer once it has come. */
function announce({ element }: ChunkContext, section: Section): void {
  const box = element.shadowRoot?.getElementById(section.id)?.querySelector('[part=answer]');
  if (!box) return;
  box.setAttribute('aria-live', 'polite');
  announced.set(section, box);
}

function enqueue(context: ChunkContext, section: Section, isOpen: boolean): void {
  if (pending.has(section)) return;
  pending.add(section);
  if (queue.size === 0) queueMicrotask(flush);
  const lists = queue.get(context) ?? [[], []];
  queue.set(context, lists);
  lists[isOpen ? 0 : 1].push(section);
}

/** What is open doesn't wait for what isn't. */
function flush(): void {
  for (const [context, lists] of queue) for (const sections of lists) void load(context, sections);
  queue.clear();
}

async function load(context: ChunkContext, sections: readonly Section[]): Promise<void> {
  for (let start = 0; start < sections.length; start += MAX_SECTIONS)
    await request(context, sections.slice(start, start + MAX_SECTIONS));
}

async function request({ element, guide }: ChunkContext, sections: readonly Section[]): Promise<void> {
  try {
    const signal = AbortSignal.timeout?.(TIMEOUT_MS);
    const response = await fetch(sectionsUrl(element.base, guide, sections), { ...requestOptions, signal });
    takeAnswers(sections, await response.json());
    // Later changes, as of the language, aren't what a reader waits for.
    setTimeout(() => {
      for (const section of sections) announced.get(section)?.removeAttribute('aria-live');
    }, NOTICED_MS);
  } catch (error) {
    console.warn(`<edge-faq>: answers can't be loaded: ${error}`);
    for (const section of sections) failed.add(section);
    setTimeout(() => {
      for (const section of sections) failed.delete(section);
      element.requestUpdate();
    }, RETRY_MS);
  }
  for (const section of sections) pending.delete(section);
  element.requestUpdate();
}
