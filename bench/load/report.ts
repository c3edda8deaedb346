/** Tables of the load benchmark. */
import type { LoadResult } from './load.ts';
import type { Memory } from './memory.ts';
import { countFailures, type FailureCounts, type Phases, sumFailures } from './phases.ts';

type Row = Record<string, string | number>;

/** The p99 of cached reads may be that of their baseline times this, at the highest number of connections. */
const MAX_P99_RATIO = 3;

/** The live heap after the highest number of connections may be that after the lowest times this. */
const MAX_HEAP_RATIO = 1.1;

/** Load of the mixed traffic, and of the worker that only reads a file. */
export function loadRow(connections: number, { throughput, latency, failures, ...rest }: LoadResult): Row {
  return {
    'req/s': throughput.toFixed(0),
    'p50 (ms)': latency.p50.toFixed(0),
    'p99 (ms)': latency.p99.toFixed(0),
    'max (ms)': latency.max.toFixed(0),
    ...countFailures(failures),
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
    'p50 (ms)': cached.subject.p50.toFixed(0),
    'p99 (ms)': cached.subject.p99.toFixed(0),
    'baseline p50 (ms)': cached.baseline.p50.toFixed(0),
    'baseline p99 (ms)': cached.baseline.p99.toFixed(0),
    'p99 ratio': cached.p99Ratio.toFixed(2),
    'req/s ratio': cached.throughputRatio.toFixed(2),
    ...cached.failures,
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

export function memoryRow({ heap, resident }: Memory): Row {
  return { 'live heap MB': (heap / 1e6).toFixed(1), 'resident MB': (resident / 1e6).toFixed(0) };
}

/** Whether each goal is met. `all` ascend by connections. */
export function goalRows(all: readonly Phases[]): Row[] {
  const [first, last] = [all.at(0), all.at(-1)];
  if (!first || !last) return [];
  const { p99Ratio } = last.cached;
  const [before, after] = [first.memory.heap, last.memory.heap];
  return [
    { goal: 'no error', met: verdictOf(all, 'errors') },
    { goal: 'no timeout', met: verdictOf(all, 'timeouts') },
    {
      goal: `p99 of cached reads at ${last.connections} connections within ${MAX_P99_RATIO} times that of the baseline`,
      met: `${yesOrNo(p99Ratio <= MAX_P99_RATIO)}, ${p99Ratio.toFixed(2)}`,
    },
    {
      goal: `memory level: live heap after ${last.connections} connections within ${MAX_HEAP_RATIO} times that after ${first.connections}`,
      met: `${yesOrNo(after <= before * MAX_HEAP_RATIO)}, ${(after / before).toFixed(2)}`,
    },
  ];
}

/** Whether mixed traffic and cached reads had no failure of the kind `name`, at any number of connections. */
function verdictOf(all: readonly Phases[], name: keyof FailureCounts): string {
  const failed = all.flatMap(({ connections, mixed, cached }) => {
    const count = sumFailures([countFailures(mixed.failures), cached.failures])[name];
    return count > 0 ? [`${count} at ${connections} connections with ${mixed.cpus.toFixed(1)} CPUs`] : [];
  });
  return failed.length === 0 ? 'yes' : `no, ${failed.join(' and ')}`;
}

function yesOrNo(isMet: boolean): string {
  return isMet ? 'yes' : 'no';
}
