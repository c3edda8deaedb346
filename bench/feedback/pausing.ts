/** Readers who pause between requests, as readers do, so that the worker isn't saturated: with votes and without, in alternating rounds. */
import { type LoadResult, measureLoad } from '../load/load.ts';
import { median } from '../statistics.ts';
import type { Subject } from './compare.ts';
import { openConnections, sendSteadily } from './votes.ts';

/** Connections, each of which sends ten requests a second. */
export const READERS = 256;

const ROUNDS = 5;

const SECONDS = 2;

/** A row of the table: the medians of reads beside `rate` votes per second, and of reads alone. */
export async function comparePausing(subject: Subject, rate: number): Promise<Record<string, string>> {
  const [alone, votes]: [LoadResult[], LoadResult[]] = [[], []];
  await measureRound(subject, rate);
  for (let round = 0; round < ROUNDS; round += 1) {
    votes.push(await measureRound(subject, rate));
    alone.push(await measureRound(subject, 0));
  }
  const reads = (results: readonly LoadResult[]) => median(results.map(({ throughput }) => throughput));
  const latency = (results: readonly LoadResult[]) =>
    `${median(results.map((result) => result.latency.p50)).toFixed(1)} / ${median(results.map((result) => result.latency.p99)).toFixed(1)}`;
  return {
    'votes/s': String(rate),
    'reads/s': reads(votes).toFixed(0),
    'alone reads/s': reads(alone).toFixed(0),
    'ratio to alone': (reads(votes) / reads(alone)).toFixed(3),
    'read p50 / p99 (ms)': latency(votes),
    'alone p50 / p99 (ms)': latency(alone),
    'reads failed': String(votes.reduce((sum, { failures }) => sum + failures.size, 0)),
  };
}

async function measureRound(
  { workerd, worker, nextRead, nextVote }: Subject,
  rate: number,
): Promise<LoadResult> {
  const connections = await openConnections(workerd.origin(worker));
  let isOver = false;
  const writing = sendSteadily(connections, nextVote, rate, () => isOver);
  const reads = await measureLoad(
    workerd,
    worker,
    () => ({ kind: 'read', text: nextRead() }),
    READERS,
    SECONDS,
  );
  isOver = true;
  await writing;
  return reads;
}
