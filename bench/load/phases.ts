/** What is measured at each number of connections: mixed traffic, cached reads beside their baseline, and workerd's own share. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service, Workerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw, writeBaseline } from '../api/baseline.ts';
import { toMessage } from '../api/load.ts';
import type { RouteRequest } from '../api/routes.ts';
import { median } from '../statistics.ts';
import { type Latency, type LoadResult, type Message, measureLoad } from './load.ts';
import { type Memory, measureMemory } from './memory.ts';

/** A worker that is measured, and the workers that it is compared with, all in one process. */
export interface Contestants {
  subject: Service;
  /** Returns the cached response as a constant. */
  baseline: Service;
  /** Reads one file for each response, and does nothing else: what fails here fails by workerd. */
  reader: Service;
}

export interface Phases {
  connections: number;
  mixed: LoadResult;
  /** The same read by all connections, from the response cache; and the baseline's. */
  cached: CachedReads;
  reader: LoadResult;
  /** After all of these. */
  memory: Memory;
}

/** Medians of the rounds. */
export interface CachedReads {
  /** Latency of each (ms). */
  subject: Percentiles;
  baseline: Percentiles;
  p99Ratio: number;
  throughputRatio: number;
  /** Of the subject in all rounds. */
  failures: FailureCounts;
}

type Percentiles = Pick<Latency, 'p50' | 'p99'>;

export interface FailureCounts {
  errors: number;
  timeouts: number;
}

/** Alternating measurements of subject and baseline; the first is the warm-up. */
const ROUNDS = 4;

/** Share of the time of mixed traffic that one measurement of cached reads takes, and that of the reader. */
const [CACHED_SHARE, READER_SHARE] = [1 / 12, 1 / 6];

const CACHED_READ: RouteRequest = { path: '/v1/guides/guide-0/sections/question-0-0?locale=en' };

/** A file of any site that is as large as an edition. */
const READ_FILE = 'embed/edge-faq.js';

/** Writes the workers that `subject` is compared with into `folder`; `origin` is that of the running subject. */
export async function createContestants(
  folder: string,
  subject: Service,
  origin: string,
): Promise<Contestants> {
  await fetchRaw(origin, CACHED_READ);
  const baseline = await writeBaseline(folder, 'baseline', await fetchRaw(origin, CACHED_READ));
  const module = join(folder, 'reader.js');
  await writeFile(
    module,
    `export default {
  async fetch(request, { ASSETS }) {
    const file = await ASSETS.fetch('https://assets.invalid/${READ_FILE}');
    return new Response(await file.arrayBuffer());
  },
};
`,
  );
  const { assets = '' } = subject;
  return { subject, baseline, reader: { name: 'reader', module, assets } };
}

export async function measurePhases(
  workerd: Workerd,
  { subject, baseline, reader }: Contestants,
  nextMessage: () => Message,
  connections: number,
  seconds: number,
): Promise<Phases> {
  const measure = (service: Service, next: () => Message, share: number) =>
    measureLoad(workerd, service.name, next, connections, seconds * share);
  const read = { kind: 'cached read', text: toMessage(CACHED_READ) };
  const mixed = await measure(subject, nextMessage, 1);
  await fetchRaw(workerd.origin(subject.name), CACHED_READ);
  const rounds: [LoadResult, LoadResult][] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push([
      await measure(subject, () => read, CACHED_SHARE),
      await measure(baseline, () => read, CACHED_SHARE),
    ]);
  return {
    connections,
    mixed,
    cached: summarize(rounds.slice(1)),
    reader: await measure(reader, () => ({ ...read, kind: 'reader' }), READER_SHARE),
    memory: await measureMemory(workerd, subject.name),
  };
}

function summarize(rounds: readonly [subject: LoadResult, baseline: LoadResult][]): CachedReads {
  const medianOf = (value: (subject: LoadResult, baseline: LoadResult) => number) =>
    median(rounds.map(([subject, baseline]) => value(subject, baseline)));
  return {
    subject: {
      p50: medianOf(({ latency }) => latency.p50),
      p99: medianOf(({ latency }) => latency.p99),
    },
    baseline: {
      p50: medianOf((_, { latency }) => latency.p50),
      p99: medianOf((_, { latency }) => latency.p99),
    },
    p99Ratio: medianOf((subject, other) => subject.latency.p99 / other.latency.p99),
    throughputRatio: medianOf((subject, other) => subject.throughput / other.throughput),
    failures: sumFailures(rounds.map(([{ failures }]) => countFailures(failures))),
  };
}

/** Failures by reason, counted as timeouts and others. */
export function countFailures(failures: ReadonlyMap<string, number>): FailureCounts {
  const timeouts = failures.get('timeout') ?? 0;
  const all = [...failures.values()].reduce((sum, count) => sum + count, 0);
  return { errors: all - timeouts, timeouts };
}

export function sumFailures(counts: readonly FailureCounts[]): FailureCounts {
  return {
    errors: counts.reduce((sum, { errors }) => sum + errors, 0),
    timeouts: counts.reduce((sum, { timeouts }) => sum + timeouts, 0),
  };
}
