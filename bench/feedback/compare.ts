/** Reads while votes come in, beside reads alone and reads while a bare handler gets requests at the same rate, in alternating rounds. */
import type { Workerd } from '../../test/fixtures/workerd.ts';
import { type LoadMeasurement, measureLoad, type NextRequest } from '../api/load.ts';
import { median } from '../statistics.ts';
import { openConnections, type SteadyResult, sendSteadily } from './votes.ts';

/** What comes in beside the reads: nothing, requests that a constant responds to, or votes. */
const VARIANTS = ['alone', 'bare', 'votes'] as const;

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

/** The median over the rounds of the reads per second of `variant`, relative to those of `other` in the same round. */
export function readsRatio(rounds: readonly Round[], variant: Variant, other: Variant): number {
  return median(rounds.map((round) => round[variant].reads.throughput / round[other].reads.throughput));
}

/** The same of the reads per CPU second of workerd, which D1 and other load on the machine don't take part in. */
export function cpuRatio(rounds: readonly Round[], variant: Variant, other: Variant): number {
  return median(rounds.map((round) => round[other].reads.cpuTime / round[variant].reads.cpuTime));
}

async function measure(
  { workerd, worker, bare, nextRead, nextVote }: Subject,
  variant: Variant,
  rate: number,
  seconds: number,
): Promise<Measurement> {
  const target = workerd.origin(variant === 'bare' ? bare : worker);
  const connections = variant === 'alone' ? undefined : await openConnections(target);
  let isOver = false;
  const writing = connections && sendSteadily(connections, nextVote, rate, () => isOver);
  const reads = await measureLoad(workerd, worker, nextRead, seconds);
  isOver = true;
  return { reads, writes: await writing };
}
