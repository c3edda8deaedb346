/** Measures an index: its size, what it takes to open it, and the time of each query. */
import { brotliCompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Guide } from '../../schema/guide.ts';
import type { Variant } from './variants.ts';

/** Sizes and memory in bytes, times in ms. */
export const CostSchema = v.object({
  size: v.number(),
  brotli: v.number(),
  load: v.number(),
  memory: v.number(),
  median: v.number(),
  p99: v.number(),
});

/** Of several turns the fastest counts for a query: what other programs take of the processor isn't the engine's. */
const TURNS = 5;

export type Cost = v.InferOutput<typeof CostSchema>;

/** What `variant` costs for `guides`, and the answers to `queries`, in their order. */
export async function measure(
  variant: Variant,
  guides: readonly Guide[],
  words: SearchTerms,
  queries: readonly string[],
): Promise<{ cost: Cost; answers: string[][] }> {
  const written = await variant.write(guides, words);
  const before = memoryInUse();
  const start = performance.now();
  const answer = variant.open(written, words);
  const load = performance.now() - start;
  const memory = memoryInUse() - before;
  const times = queries.map(() => Number.POSITIVE_INFINITY);
  const answers: string[][] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [at, query] of queries.entries()) {
      const asked = performance.now();
      answers[at] = await answer(query);
      times[at] = Math.min(times[at] ?? 0, performance.now() - asked);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  const size = Buffer.byteLength(written);
  return {
    cost: { size, brotli: brotli(written), load, memory, median: quantile(0.5), p99: quantile(0.99) },
    answers,
  };
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** As a server compresses on the fly. */
function brotli(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
}
