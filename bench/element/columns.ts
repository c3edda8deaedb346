/** What is told of each variant: medians of its rounds, less is better in all. */
import type { Round } from './measure.ts';
import { cumulativeShift } from './shift.ts';

export interface Column {
  name: string;
  value: (round: Round) => number;
  digits: number;
  /** Up to this difference nobody is ahead. */
  level: number;
}

/** A frame of the screen (ms): nobody sees less. */
const FRAME = 1000 / 60;

const KILOBYTES = { digits: 1, level: 0.05 };
const TIME = { digits: 0, level: FRAME };

export const columns: readonly Column[] = [
  { name: 'HTML (kB)', value: ({ look }) => look.page / 1000, ...KILOBYTES },
  { name: 'rest (kB)', value: ({ look }) => look.rest / 1000, ...KILOBYTES },
  { name: 'all (kB)', value: ({ look }) => (look.page + look.rest) / 1000, ...KILOBYTES },
  { name: 'requests', value: ({ look }) => look.requests, digits: 0, level: 0 },
  { name: 'question readable (ms)', value: ({ click }) => time(click.readable), ...TIME },
  { name: 'can be opened (ms)', value: ({ click }) => time(click.opened), ...TIME },
  { name: 'answer readable (ms)', value: ({ click }) => time(click.answered), ...TIME },
  { name: 'from the click (ms)', value: ({ click }) => time(click.answered) - time(click.opened), ...TIME },
  { name: 'CLS', value: ({ look }) => cumulativeShift(look.shifts), digits: 3, level: 0.0005 },
  { name: 'long tasks', value: ({ look }) => look.longTasks.length, digits: 0, level: 0 },
  { name: 'over 50 ms (ms)', value: ({ look }) => blocking(look.longTasks), ...TIME },
];

/** The value of a variant: the middle of its rounds, and between what the middle half of them lies. */
export interface Figure {
  low: number;
  value: number;
  high: number;
}

export function figure({ value }: Column, rounds: readonly Round[]): Figure {
  const values = rounds.map(value).toSorted((a, b) => a - b);
  const at = (share: number) => values[Math.round((values.length - 1) * share)] ?? Number.NaN;
  return { low: at(0.25), value: at(0.5), high: at(0.75) };
}

function time(seen: number | undefined): number {
  return seen ?? Number.NaN;
}

/** What long tasks keep a reader waiting beyond what nobody notices (https://w3c.github.io/longtasks/), in ms. */
function blocking(longTasks: readonly number[]): number {
  return longTasks.reduce((sum, duration) => sum + duration - 50, 0);
}
