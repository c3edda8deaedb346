/** Cost of an index: its size, the time and memory to load it, and the latency of queries. */
import { brotliCompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Guide } from '../../schema/guide.ts';
import type { Variant } from './variants.ts';

/** Sizes and memory in bytes, times in ms. */
export const MeasurementSchema = v.object({
  size: v.number(),
  brotli: v.number(),
  loadTime: v.number(),
  memory: v.number(),
  median: v.number(),
  p99: v.number(),
});

export type Measurement = v.InferOutput<typeof MeasurementSchema>;

/** Runs per query; the fastest counts, as other load on the machine only adds time. */
const RUNS = 5;

/** Builds and loads the index of `guides`, and runs `queries`; `results` are in their order. */
export async function measure(
  variant: Variant,
  guides: readonly Guide[],
  words: SearchTerms,
  queries: readonly string[],
): Promise<{ measurement: Measurement; results: string[][] }> {
  const serialized = await variant.buildIndex(guides, words);
  const memoryBefore = memoryInUse();
  const start = performance.now();
  const search = variant.loadIndex(serialized, words);
  const loadTime = performance.now() - start;
  const memory = memoryInUse() - memoryBefore;
  const times = queries.map(() => Number.POSITIVE_INFINITY);
  const results: string[][] = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, query] of queries.entries()) {
      const queryStart = performance.now();
      results[index] = await search(query);
      times[index] = Math.min(times[index] ?? 0, performance.now() - queryStart);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  const size = Buffer.byteLength(serialized);
  return {
    measurement: {
      size,
      brotli: brotliSize(serialized),
      loadTime,
      memory,
      median: quantile(0.5),
      p99: quantile(0.99),
    },
    results,
  };
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** At a level that servers use for dynamic responses. */
function brotliSize(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
}
