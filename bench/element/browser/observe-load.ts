/**
 * Page load observer: inspects every frame and, with the option `click`, clicks the first question until that opens it. Runs in the
 * page, before its own scripts.
 */
import { findClickTarget, findReadable, isLaidOut } from './visibility.ts';

export interface ObserverOptions {
  /** The first question, and the beginning of its answer. */
  question: string;
  answer: string;
  /** Whether to click the question. */
  click: boolean;
}

/** Times in ms since the start of the navigation. */
export interface Observation {
  /** End of the first frame that shows the question. */
  questionReadable?: number;
  /** The first click that opened the answer. */
  opened?: number;
  /** End of the first frame that shows the answer after that click. */
  answerReadable?: number;
  /** Whether the answer is readable when the observation is read. */
  isOpen: boolean;
  /** Layout shifts without recent input. */
  layoutShifts: { time: number; value: number }[];
  /** Durations of tasks longer than 50 ms (ms). */
  longTasks: number[];
}

declare global {
  var loadObserver: { observation: () => Observation; done: Promise<void> } | undefined;
}

/** Defined by the bundler. */
declare const OPTIONS: ObserverOptions;

/** https://wicg.github.io/layout-instability/#sec-layout-shift */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

const { question, answer, click } = OPTIONS;
const times: Pick<Observation, 'questionReadable' | 'opened' | 'answerReadable'> = {};
const layoutShifts: Observation['layoutShifts'] = [];
const longTasks: number[] = [];
const { promise: done, resolve: finish } = Promise.withResolvers<void>();

/** Time of the last click while its effect is unknown. */
let clickedAt: number | undefined;

observe('layout-shift', (entry) => {
  const { startTime: time, value, hadRecentInput } = entry as LayoutShift;
  if (!hadRecentInput) layoutShifts.push({ time, value });
});
observe('longtask', ({ duration }) => longTasks.push(duration));
requestAnimationFrame(observeFrame);

globalThis.loadObserver = {
  done,
  observation: () => ({ ...times, isOpen: !!findReadable(answer), layoutShifts, longTasks }),
};

function observe(type: string, onEntry: (entry: PerformanceEntry) => void): void {
  new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({ type, buffered: true });
}

/** Checks what the frame is about to paint, and records it after the paint; clicks happen between frames, as real ones do. */
function observeFrame(): void {
  const readableQuestion = findReadable(question);
  if (clickedAt !== undefined && isLaidOut(answer)) times.opened ??= clickedAt;
  const isAnswerReadable = times.opened !== undefined && !!findReadable(answer);
  afterPaint(() => {
    if (readableQuestion) times.questionReadable ??= performance.now();
    if (isAnswerReadable) times.answerReadable ??= performance.now();
    if (click ? times.answerReadable : times.questionReadable) return finish();
    if (click && readableQuestion && times.opened === undefined) tryToOpen(readableQuestion);
    requestAnimationFrame(observeFrame);
  });
}

function afterPaint(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = callback;
  port2.postMessage(undefined);
}

/** Skips an answer that is already laid out, as in an element that isn't defined yet: no click opens it. */
function tryToOpen(text: Text): void {
  clickedAt = undefined;
  if (isLaidOut(answer)) return;
  const target = findClickTarget(text);
  if (!target) return;
  clickedAt = performance.now();
  target.click();
}
