/** Rows of the tables that the benchmark prints: the metrics, and the comparison with the peers. */
import type { Results } from './measure.ts';
import { type Metric, metrics, type Summary, summarize } from './metrics.ts';
import type { Variant } from './variants/variant.ts';

type Row = Record<string, string>;

interface Contender extends Summary, Pick<Variant, 'name' | 'isPeer'> {}

/** A row per variant with its medians. */
export function metricRows(results: Results): Record<string, Row> {
  const rows = [...results].map(([{ name }, rounds]): [string, Row] => [
    name,
    Object.fromEntries(
      metrics.map((metric) => [metric.name, format(metric, summarize(metric, rounds).median)]),
    ),
  ]);
  return Object.fromEntries(rows);
}

/** A row per metric: each variant of edge-faq, and the best of them, against all peers. */
export function comparisonRows(results: Results): Record<string, Row> {
  return Object.fromEntries(metrics.map((metric) => [metric.name, comparisonRow(metric, results)]));
}

function comparisonRow(metric: Metric, results: Results): Row {
  const all = [...results].map(([{ name, isPeer }, rounds]) => ({
    name,
    isPeer,
    ...summarize(metric, rounds),
  }));
  const [subjects, peers] = [all.filter((one) => !one.isPeer), all.filter((one) => one.isPeer)];
  const best = subjects
    .toSorted(byMedian)
    .slice(0, 1)
    .map((one) => ({ ...one, name: 'edge-faq, best' }));
  return Object.fromEntries([...best, ...subjects].map((one) => [one.name, verdict(metric, one, peers)]));
}

function verdict(metric: Metric, subject: Contender, peers: readonly Contender[]): string {
  const better = peers.filter((peer) => isBetter(metric, peer, subject)).toSorted(byMedian);
  const tied = peers.filter((peer) => !isBetter(metric, peer, subject) && !isBetter(metric, subject, peer));
  const [first, ...others] = better;
  const [bestPeer] = peers.toSorted(byMedian);
  if (first)
    return `${names([first])}${others.length > 0 ? ` and ${others.length} more` : ''} better by ${format(metric, subject.median - first.median)}`;
  if (tied.length > 0) return `tied with ${names(tied)}`;
  return bestPeer ? `best by ${format(metric, bestPeer.median - subject.median)}` : '';
}

/** Other load on the machine may explain a difference unless the interquartile ranges are disjoint. */
function isBetter({ tolerance }: Metric, one: Summary, other: Summary): boolean {
  return other.median - one.median > tolerance && one.upperQuartile < other.lowerQuartile;
}

const byMedian = (a: Summary, b: Summary) => a.median - b.median;

const names = (contenders: readonly Contender[]) => contenders.map(({ name }) => name).join(', ');

function format({ digits }: Metric, value: number): string {
  return value.toFixed(digits);
}
