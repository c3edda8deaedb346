/** Tables of the load benchmark. */
import type { LoadResult } from './load.ts';
import { countFailures, type Phases } from './phases.ts';

type Row = Record<string, string | number>;

/** The p99 of cached reads may be that of their baseline times this, at the highest number of connections. */
const MAX_P99_RATIO = 3;

/** Load of the mixed traffic, and of the worker that only reads a file. */
export function loadRow(connections: number, { throughput, latency, failures, ...rest }: LoadResult): Row {
  const timeouts = failures.get('timeout') ?? 0;
  return {
    'req/s': throughput.toFixed(0),
    'p50 (ms)': latency.p50.toFixed(0),
    'p99 (ms)': latency.p99.toFixed(0),
    'max (ms)': latency.max.toFixed(0),
    errors: countFailures(failures) - timeouts,
    timeouts,
    resent: rest.resent,
    'CPU (ms)': rest.cpuTime.toFixed(2),
    'queue (s)': ((connections * rest.cpuTime) / 1_000).toFixed(1),
    CPUs: rest.cpus.toFixed(2),
    'generator busy': `${(rest.generatorUtilization * 100).toFixed(0)} %`,
  };
}

/** Cached reads beside the baseline, in the same process and at the same number of connections. */
export function cachedRow({ cached, mixed }: Phases): Row {
  return {
    'p99 (ms)': cached.subject.toFixed(0),
    'baseline p99 (ms)': cached.baseline.toFixed(0),
    'p99 ratio': cached.p99Ratio.toFixed(2),
    'req/s ratio': cached.throughputRatio.toFixed(2),
    failures: cached.failures,
    'cached, amid mixed traffic: p50 / p99 (ms)': `${mixed.cachedLatency.p50.toFixed(0)} / ${mixed.cachedLatency.p99.toFixed(0)}`,
  };
}

/** Latency of each kind of request in the mixed traffic, the slowest first. */
export function kindRows({ mixed }: Phases): Record<string, Row> {
  const slowest = [...mixed.latencies].toSorted(([, a], [, b]) => b.p99 - a.p99);
  return Object.fromEntries(
    slowest.map(([kind, { count, p50, p99, max }]) => [
      kind,
      { requests: count, 'p50 (ms)': p50.toFixed(0), 'p99 (ms)': p99.toFixed(0), 'max (ms)': max.toFixed(0) },
    ]),
  );
}

/** Reasons of all failures of mixed traffic, with their number at each number of connections. */
export function failureRows(all: readonly Phases[]): Record<string, Row> {
  const reasons = new Set(all.flatMap(({ mixed }) => [...mixed.failures.keys()]));
  return Object.fromEntries(
    [...reasons].map((reason) => [
      reason,
      Object.fromEntries(
        all.map(({ connections, mixed }) => [`${connections} connections`, mixed.failures.get(reason) ?? 0]),
      ),
    ]),
  );
}

/** Whether each goal is met. */
export function goalRows(all: readonly Phases[]): Row[] {
  const ratio = all.at(-1)?.cached.p99Ratio ?? Number.NaN;
  return [
    { goal: 'no error and no timeout in mixed traffic', met: verdict(all) },
    {
      goal: `p99 of cached reads at ${all.at(-1)?.connections} connections within ${MAX_P99_RATIO} times that of the baseline`,
      met: `${ratio <= MAX_P99_RATIO ? 'yes' : 'no'}, ${ratio.toFixed(2)}`,
    },
  ];
}

function verdict(all: readonly Phases[]): string {
  const failed = all.filter(({ mixed }) => mixed.failures.size > 0);
  if (failed.length === 0) return 'yes';
  return `no, at ${failed
    .map(({ connections, mixed }) => `${connections} connections with ${mixed.cpus.toFixed(1)} CPUs`)
    .join(' and ')}`;
}
