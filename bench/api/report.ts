/** Rows of the tables that the benchmark prints. */
import { median, quantile, toAscending } from '../statistics.ts';
import type { Comparison, Round } from './compare.ts';

export type Row = Record<string, string>;

/** A cached route has to reach this share of its baseline's throughput, and may vary by as much across sites. */
const TARGET_RATIO = 0.9;

type Ratio = (rounds: readonly Round[]) => number;

/** A route of one site: medians of the rounds, but the lower quartile of CPU time. */
export function comparisonRow({ route, site, bodySize, rounds }: Comparison): Row {
  const medianOf = (value: (round: Round) => number) => median(rounds.map(value));
  return {
    route,
    site,
    kB: (bodySize / 1_000).toFixed(1),
    'req/s': medianOf(({ subject }) => subject.throughput).toFixed(0),
    'baseline req/s': medianOf(({ baseline }) => baseline.throughput).toFixed(0),
    ratio: throughputRatio(rounds).toFixed(2),
    'p50 / p99 (ms)': latencies(
      medianOf(({ subject }) => subject.p50),
      medianOf(({ subject }) => subject.p99),
    ),
    'baseline p50 / p99 (ms)': latencies(
      medianOf(({ baseline }) => baseline.p50),
      medianOf(({ baseline }) => baseline.p99),
    ),
    'CPU (µs)': cpuTime(rounds, 'subject').toFixed(1),
    'baseline CPU (µs)': cpuTime(rounds, 'baseline').toFixed(1),
    'CPU ratio': cpuRatio(rounds).toFixed(2),
  };
}

/** Whether cached routes meet the targets, by throughput and by CPU time. */
export function targetRows(comparisons: readonly Comparison[]): Row[] {
  const cached = comparisons.filter((comparison) => comparison.cached);
  const byRoute = [...Map.groupBy(cached, ({ route }) => route)];
  const ratios = Object.entries({ throughput: throughputRatio, 'CPU time': cpuRatio });
  return ratios.flatMap(([metric, ratio]) => [
    {
      target: `${metric}: ratio to baseline at least ${TARGET_RATIO}`,
      ...verdict(cached.map((one) => [`${one.route}, ${one.site}`, ratio(one.rounds)])),
    },
    {
      target: `${metric}: ratio within 10 % across sites`,
      ...verdict(byRoute.map(([route, sites]) => [route, worstToBest(sites, ratio)])),
    },
  ]);
}

/** Median event loop utilization of the load generator (0 to 1). */
export function generatorUtilization(comparisons: readonly Comparison[]): number {
  const rounds = comparisons.flatMap((comparison) => comparison.rounds);
  return median(
    rounds.flatMap(({ subject, baseline }) => [subject.generatorUtilization, baseline.generatorUtilization]),
  );
}

/** The lowest ratio of all sites over the highest: ratios, because response sizes differ between sites. */
function worstToBest(sites: readonly Comparison[], ratio: Ratio): number {
  const ratios = sites.map(({ rounds }) => ratio(rounds));
  return Math.min(...ratios) / Math.max(...ratios);
}

function verdict(results: [name: string, ratio: number][]): Row {
  const failed = results.filter(([, ratio]) => ratio < TARGET_RATIO).toSorted(([, a], [, b]) => a - b);
  const lowest = Math.min(...results.map(([, ratio]) => ratio));
  return {
    met: failed.length === 0 ? 'yes' : `no, ${failed.length} of ${results.length} below`,
    lowest: lowest.toFixed(2),
    where: failed
      .map(([name]) => name)
      .slice(0, 2)
      .join('; '),
  };
}

function throughputRatio(rounds: readonly Round[]): number {
  return median(rounds.map(({ subject, baseline }) => subject.throughput / baseline.throughput));
}

function cpuRatio(rounds: readonly Round[]): number {
  return median(rounds.map(({ subject, baseline }) => baseline.cpuTime / subject.cpuTime));
}

/** The lower quartile, as other load on the machine only adds CPU time. */
function cpuTime(rounds: readonly Round[], target: keyof Round): number {
  return quantile(toAscending(rounds.map((round) => round[target].cpuTime)), 0.25);
}

function latencies(p50: number, p99: number): string {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
}
