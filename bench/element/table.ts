/** What the benchmark prints: the figures, and who is ahead in each. */
import { type Column, columns, type Figure, figure } from './columns.ts';
import type { Measured } from './measure.ts';
import type { Variant } from './variants/variant.ts';

type Row = Record<string, string>;

interface Entrant extends Figure, Pick<Variant, 'name' | 'ours'> {}

/** A row a variant. */
export function describeFigures(measured: Measured): Record<string, Row> {
  const rows = [...measured].map(([{ name }, rounds]): [string, Row] => [
    name,
    Object.fromEntries(columns.map((column) => [column.name, show(column, figure(column, rounds).value)])),
  ]);
  return Object.fromEntries(rows);
}

/** A row a column of the figures: each of ours, and the best of them, beside all peers. */
export function describeLead(measured: Measured): Record<string, Row> {
  return Object.fromEntries(columns.map((column) => [column.name, lead(column, measured)]));
}

function lead(column: Column, measured: Measured): Row {
  const all = [...measured].map(([{ name, ours }, rounds]) => ({ name, ours, ...figure(column, rounds) }));
  const [ours, peers] = [all.filter((one) => one.ours), all.filter((one) => !one.ours)];
  const best = ours
    .toSorted(byValue)
    .slice(0, 1)
    .map((one) => ({ ...one, name: 'best of ours' }));
  return Object.fromEntries([...best, ...ours].map((one) => [one.name, judge(column, one, peers)]));
}

function judge(column: Column, one: Entrant, peers: readonly Entrant[]): string {
  const ahead = peers.filter((peer) => isAhead(column, peer, one)).toSorted(byValue);
  const level = peers.filter((peer) => !isAhead(column, peer, one) && !isAhead(column, one, peer));
  const [first, ...others] = ahead;
  const [next] = peers.toSorted(byValue);
  if (first)
    return `${names([first])}${others.length > 0 ? ` and ${others.length} more` : ''} ahead by ${show(column, one.value - first.value)}`;
  if (level.length > 0) return `level with ${names(level)}`;
  return next ? `ahead of all by ${show(column, next.value - one.value)}` : '';
}

/** What other work on the machine may have made is no lead: the middle halves of the rounds have to lie apart. */
function isAhead({ level }: Column, one: Figure, other: Figure): boolean {
  return other.value - one.value > level && one.high < other.low;
}

const byValue = (a: Figure, b: Figure) => a.value - b.value;

const names = (entrants: readonly Entrant[]) => entrants.map(({ name }) => name).join(', ');

function show({ digits }: Column, value: number): string {
  return value.toFixed(digits);
}
