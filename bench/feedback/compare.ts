/** Reads while votes come in, beside reads alone and reads while a bare handler gets requests at the same rate, in alternating rounds. */
import type { Workerd } from '../../test/fixtures/workerd.ts';
import { type LoadMeasurement, measureLoad, type NextRequest } from '../api/load.ts';
import { quantile, toAscending } from '../statistics.ts';
import { openConnections, type SteadyResult, sendSteadily } from './votes.ts';

/** What comes in beside the reads: nothing, nothing again (which shows the error of the method), requests that a constant responds to, or votes. */
const VARIANTS = ['alone', 'control', 'bare', 'votes'] as const;

/** Reads that are not measured, until as many writes are answered as are sent (s). */
const LEAD_SECONDS = 0.25;

/** Other load on the machine only ever slows a round down, by up to two thirds: what the worker can do is seen in the fastest rounds. */
const FASTEST_QUARTER = 0.75;

type Variant = (typeof VARIANTS)[number];

interface Measurement {
  reads: LoadMeasurement;
  writes: SteadyResult | undefined;
}

export type Round = Record<Variant, Measurement>;

export interface Subject {
  workerd: Workerd;
  /** Services: the worker, and one that responds to any request with a constant. */
  worker: string;
  bare: string;
  nextRead: NextRequest;
  nextVote: NextRequest;
}

/** Measures `rounds` rounds with `rate` writes per second, after one that is the warm-up. What is measured first finds the machine cooler, so the order rotates. */
export async function measureRounds(
  subject: Subject,
  rate: number,
  rounds: number,
  seconds: number,
): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const results = new Map<Variant, Measurement>();
    for (const index of VARIANTS.keys()) {
      const variant = VARIANTS[(index + round) % VARIANTS.length] ?? 'alone';
      results.set(variant, await measure(subject, variant, rate, seconds));
    }
    measured.push(Object.fromEntries(results) as Round);
  }
  return measured.slice(1);
}

/** The reads per second that a quarter of the rounds with `variant` reach. */
export function readsPerSecond(rounds: readonly Round[], variant: Variant): number {
  const ascending = toAscending(rounds.map((round) => round[variant].reads.throughput));
  return quantile(ascending, FASTEST_QUARTER);
}

/** The reads per CPU second of workerd, in whose process D1 is not, that a quarter of the rounds with `variant` reach. */
export function readsPerCpuSecond(rounds: readonly Round[], variant: Variant): number {
  const ascending = toAscending(rounds.map((round) => 1e6 / round[variant].reads.cpuTime));
  return quantile(ascending, FASTEST_QUARTER);
}

async function measure(
  { workerd, worker, bare, nextRead, nextVote }: Subject,
  variant: Variant,
  rate: number,
  seconds: number,
): Promise<Measurement> {
  const target = workerd.origin(variant === 'bare' ? bare : worker);
  const connections =
    variant === 'alone' || variant === 'control' ? undefined : await openConnections(target);
  let isOver = false;
  const writing = connections && sendSteadily(connections, nextVote, rate, () => isOver);
  await measureLoad(workerd, worker, nextRead, LEAD_SECONDS);
  const reads = await measureLoad(workerd, worker, nextRead, seconds);
  isOver = true;
  return { reads, writes: await writing };
}
