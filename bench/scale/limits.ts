/** What breaks first where a site grows: the limits of the platform, and at how many guides the measured sites will reach them. */
import type { Column } from './measure.ts';

/** https://developers.cloudflare.com/workers/platform/limits/ and, for builds, …/workers/ci-cd/builds/limits-and-pricing/ */
const LIMITS: { name: string; limit: number; measure: (column: Column) => number }[] = [
  {
    name: '20,000 files of the free plan',
    limit: 20_000,
    measure: ({ site, filesPerEdition }) => filesPerEdition * site.guides * site.locales,
  },
  {
    name: '100,000 files of the paid plan',
    limit: 100_000,
    measure: ({ site, filesPerEdition }) => filesPerEdition * site.guides * site.locales,
  },
  { name: '25 MiB of one file', limit: 25 * 2 ** 20, measure: ({ output }) => output.largest },
  { name: '128 MB of an isolate', limit: 128e6, measure: ({ worker }) => worker.heap },
  { name: '20 minutes of a build', limit: 20 * 60, measure: ({ builds }) => builds.cold.wallTime },
];

/** A limit, and how many guides reach it. */
interface Reached {
  name: string;
  guides: number;
}

/**
 * A sentence on what breaks first beyond the largest of `columns`: each limit by a straight line through that site and the next
 * smaller one in as many locales.
 *
 * @example
 * 'Beyond 1,000 x 3, what breaks first: 25 MiB of one file at 1,400 guides x 3; then …'
 */
export function describeLimits(columns: readonly Column[]): string {
  const ascending = columns.toSorted(
    (a, b) => a.site.guides * a.site.locales - b.site.guides * b.site.locales,
  );
  const largest = ascending.at(-1);
  const smaller = ascending.findLast(
    ({ site }) => site.locales === largest?.site.locales && site.guides < largest.site.guides,
  );
  if (!largest || !smaller)
    return 'What breaks first is computed from two sizes of site in as many locales, like 100x3 and 1000x3.';
  const reached = LIMITS.map(({ name, limit, measure }) => ({
    name,
    guides: guidesAt(limit, measure, smaller, largest),
  })).toSorted((a, b) => a.guides - b.guides);
  return `Beyond ${largest.site.name}, what breaks first: ${reached.map((one) => format(one, largest)).join('; then ')}.`;
}

function guidesAt(
  limit: number,
  measure: (column: Column) => number,
  smaller: Column,
  largest: Column,
): number {
  const [guides, value] = [largest.site.guides, measure(largest)];
  const slope = (value - measure(smaller)) / (guides - smaller.site.guides);
  if (slope > 0) return guides + (limit - value) / slope;
  return value < limit ? Number.POSITIVE_INFINITY : 0;
}

function format({ name, guides }: Reached, { site }: Column): string {
  if (guides === Number.POSITIVE_INFINITY) return `${name} never`;
  if (guides <= 0) return `${name} at any number of guides (reached)`;
  const rounded = Number(guides.toPrecision(2)).toLocaleString('en');
  return `${name} at ${rounded} guides x ${site.locales}${guides <= site.guides ? ' (reached)' : ''}`;
}
