/** Metrics of a variant, summarized over its rounds; lower is better in all of them. */
import { cumulativeLayoutShift } from './layout-shift.ts';
import type { Round } from './measure.ts';

export interface Metric {
  name: string;
  value: (round: Round) => number;
  digits: number;
  /** Differences up to this one are a tie. */
  tolerance: number;
}

/** A frame at 60 Hz (ms): shorter differences aren't visible. */
const FRAME_MS = 1000 / 60;

const KILOBYTES = { digits: 1, tolerance: 0.05 };
const TIME = { digits: 0, tolerance: FRAME_MS };

export const metrics: readonly Metric[] = [
  { name: 'HTML (kB)', value: ({ idle }) => idle.documentSize / 1000, ...KILOBYTES },
  { name: 'subresources (kB)', value: ({ idle }) => idle.subresourceSize / 1000, ...KILOBYTES },
  {
    name: 'total (kB)',
    value: ({ idle }) => (idle.documentSize + idle.subresourceSize) / 1000,
    ...KILOBYTES,
  },
  { name: 'requests', value: ({ idle }) => idle.subresourceRequests, digits: 0, tolerance: 0 },
  { name: 'question readable (ms)', value: ({ click }) => click.questionReadable ?? Number.NaN, ...TIME },
  { name: 'interactive (ms)', value: ({ click }) => click.opened ?? Number.NaN, ...TIME },
  { name: 'answer readable (ms)', value: ({ click }) => click.answerReadable ?? Number.NaN, ...TIME },
  {
    name: 'click to answer (ms)',
    value: ({ click }) => (click.answerReadable ?? Number.NaN) - (click.opened ?? Number.NaN),
    ...TIME,
  },
  {
    name: 'CLS',
    value: ({ idle }) => cumulativeLayoutShift(idle.layoutShifts),
    digits: 3,
    tolerance: 0.0005,
  },
  { name: 'long tasks', value: ({ idle }) => idle.longTasks.length, digits: 0, tolerance: 0 },
  { name: 'main thread (ms)', value: ({ idle }) => idle.mainThread, ...TIME },
  { name: 'blocking time (ms)', value: ({ idle }) => blockingTime(idle.longTasks), ...TIME },
];

/** Median and quartiles of a metric over the rounds of a variant. */
export interface Summary {
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
}

export function summarize({ value }: Metric, rounds: readonly Round[]): Summary {
  const sorted = rounds.map(value).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}

/** Total time of long tasks beyond the 50 ms that nobody notices (ms): https://w3c.github.io/longtasks/ */
function blockingTime(longTasks: readonly number[]): number {
  return longTasks.reduce((sum, duration) => sum + duration - 50, 0);
}
