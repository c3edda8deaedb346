/** What the benchmark prints. */
import type { Comparison, Turn } from './compare.ts';

export type Row = Record<string, string>;

/** What is promised of a route that is answered from memory. */
const PROMISE = 0.9;

/** A route at one size: of several turns the medians, and the lower quartile of processor time. */
export function describeComparison({ route, sections, bytes, turns }: Comparison): Row {
  const of = (value: (turn: Turn) => number) => median(turns.map(value));
  return {
    route,
    sections: sections.toLocaleString('en'),
    kB: (bytes / 1_000).toFixed(1),
    'req/s': of(({ ours }) => ours.rate).toFixed(0),
    'bare req/s': of(({ bare }) => bare.rate).toFixed(0),
    ratio: rateRatio(turns).toFixed(2),
    'p50 / p99 (ms)': times(
      of(({ ours }) => ours.p50),
      of(({ ours }) => ours.p99),
    ),
    'bare p50 / p99 (ms)': times(
      of(({ bare }) => bare.p50),
      of(({ bare }) => bare.p99),
    ),
    'CPU (µs)': processorTime(turns, 'ours').toFixed(1),
    'bare CPU (µs)': processorTime(turns, 'bare').toFixed(1),
    'CPU ratio': processorRatio(turns).toFixed(2),
  };
}

/** The two promises of the cached routes, by requests a second and by processor time. */
export function describePromises(comparisons: readonly Comparison[]): Row[] {
  const cached = comparisons.filter((comparison) => comparison.cached);
  const byRoute = [...Map.groupBy(cached, ({ route }) => route)];
  return Object.entries({ 'requests/s': rateRatio, 'processor time': processorRatio }).flatMap(
    ([measure, ratio]) => [
      {
        promise: `at least ${PROMISE} of the bare handler's ${measure}`,
        ...judge(cached.map((one) => [`${one.route}, ${one.sections}`, ratio(one.turns)])),
      },
      {
        promise: `${measure} beside the bare handler within 10 % across sizes`,
        ...judge(byRoute.map(([route, sizes]) => [route, spread(sizes, ratio)])),
      },
    ],
  );
}

/** How busy the generator was (0 to 1, median). */
export function generatorLoad(comparisons: readonly Comparison[]): number {
  const turns = comparisons.flatMap((comparison) => comparison.turns);
  return median(turns.flatMap(({ ours, bare }) => [ours.generator, bare.generator]));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

/** The worst size beside the best, each relative to its bare handler: that has the same bytes to send. */
function spread(sizes: readonly Comparison[], ratio: (turns: readonly Turn[]) => number): number {
  const ratios = sizes.map(({ turns }) => ratio(turns));
  return Math.min(...ratios) / Math.max(...ratios);
}

function judge(figures: [name: string, figure: number][]): Row {
  const below = figures.filter(([, figure]) => figure < PROMISE).toSorted(([, a], [, b]) => a - b);
  const lowest = Math.min(...figures.map(([, figure]) => figure));
  return {
    met: below.length === 0 ? 'yes' : `not in ${below.length} of ${figures.length}`,
    lowest: lowest.toFixed(2),
    where: below
      .map(([name]) => name)
      .slice(0, 2)
      .join('; '),
  };
}

function rateRatio(turns: readonly Turn[]): number {
  return median(turns.map(({ ours, bare }) => ours.rate / bare.rate));
}

function processorRatio(turns: readonly Turn[]): number {
  return median(turns.map(({ ours, bare }) => bare.processor / ours.processor));
}

/** Other work on the machine only adds to it. */
function processorTime(turns: readonly Turn[], whose: keyof Turn): number {
  return quantile(
    turns.map((turn) => turn[whose].processor),
    0.25,
  );
}

function times(p50: number, p99: number): string {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
}
