/**
 * Watches a page load, frame by frame, and where it is told to tries the first question again and again until that opens. Runs in
 * the page, before anything else.
 */
import { findReadable, findTarget, isLaidOut } from './visible.ts';

/** What to look for. */
export interface Sought {
  /** The first question, and how its answer begins. */
  question: string;
  answer: string;
  /** Whether to open it. */
  click: boolean;
}

/** What was seen; times in ms from the start of the navigation. */
export interface Seen {
  /** The end of the first frame with the question. */
  readable?: number;
  /** The first click on the question that opened it, and the end of the first frame with the answer. */
  opened?: number;
  answered?: number;
  /** Whether the answer can be read now. */
  isOpen: boolean;
  /** Layout shifts that followed no input. */
  shifts: { at: number; value: number }[];
  /** How long each task took that was over 50 ms. */
  longTasks: number[];
}

declare global {
  var faqWatch: { seen: () => Seen; done: Promise<void> } | undefined;
}

declare const SOUGHT: Sought;

/** https://wicg.github.io/layout-instability/#sec-layout-shift */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

const { question, answer, click } = SOUGHT;
const times: Pick<Seen, 'readable' | 'opened' | 'answered'> = {};
const shifts: Seen['shifts'] = [];
const longTasks: number[] = [];
const { promise: done, resolve: finish } = Promise.withResolvers<void>();

/** When the last click was made, until it is known whether it opened the question. */
let tried: number | undefined;

observe('layout-shift', (entry) => {
  const { startTime: at, value, hadRecentInput } = entry as LayoutShift;
  if (!hadRecentInput) shifts.push({ at, value });
});
observe('longtask', ({ duration }) => longTasks.push(duration));
requestAnimationFrame(watchFrame);

globalThis.faqWatch = {
  done,
  seen: () => ({ ...times, isOpen: !!findReadable(answer), shifts, longTasks }),
};

function observe(type: string, seen: (entry: PerformanceEntry) => void): void {
  new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type, buffered: true });
}

/** Looks at what this frame is about to draw; notes it once that is drawn, and clicks between frames as a reader does. */
function watchFrame(): void {
  const shown = findReadable(question);
  if (tried !== undefined && isLaidOut(answer)) times.opened ??= tried;
  const isAnswered = times.opened !== undefined && !!findReadable(answer);
  afterFrame(() => {
    if (shown) times.readable ??= performance.now();
    if (isAnswered) times.answered ??= performance.now();
    if (click ? times.answered : times.readable) return finish();
    if (click && shown && times.opened === undefined) tryToOpen(shown);
    requestAnimationFrame(watchFrame);
  });
}

function afterFrame(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(undefined);
}

/** An answer that is there already, as in an element without its script, can't be opened. */
function tryToOpen(shown: Text): void {
  tried = undefined;
  if (isLaidOut(answer)) return;
  const target = findTarget(shown);
  if (!target) return;
  tried = performance.now();
  target.click();
}
