/** Cost of an engine: the size of its index, the time and memory to open it, and the latency of queries. */
import { brotliCompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import { quantile, toAscending } from '../statistics.ts';
import type { Collection } from './collection.ts';
import type { Engine, Search } from './engine.ts';

/** Sizes and memory in bytes, times in ms. */
export const CostSchema = v.object({
  /** Of the serialized index. */
  size: v.number(),
  brotli: v.number(),
  loadTime: v.number(),
  memory: v.number(),
  /** Latency of a query. */
  median: v.number(),
  p99: v.number(),
});

type Cost = v.InferOutput<typeof CostSchema>;

export type Latency = Pick<Cost, 'median' | 'p99'>;

export type IndexCost = Omit<Cost, keyof Latency>;

/** Runs per query; the fastest counts, as other load on the machine only adds time. */
const RUNS = 3;

/** Opens a serialized index. Memory needs `node --expose-gc`, and nothing else that becomes garbage meanwhile. */
export function openEngine(
  { openIndex }: Engine,
  serialized: string,
  { locale, words }: Pick<Collection, 'locale' | 'words'>,
): { search: Search; cost: IndexCost } {
  const memoryBefore = memoryInUse();
  const start = performance.now();
  const search = openIndex(serialized, locale, words);
  const loadTime = performance.now() - start;
  const memory = memoryInUse() - memoryBefore;
  const size = Buffer.byteLength(serialized);
  return { search, cost: { size, brotli: brotliSize(serialized), loadTime, memory } };
}

/** How long one of `queries` takes. */
export async function measureLatency(search: Search, queries: readonly string[]): Promise<Latency> {
  const times: number[] = [];
  for (const query of queries) {
    let fastest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS; run += 1) fastest = Math.min(fastest, await timeQuery(search, query));
    times.push(fastest);
  }
  const sorted = toAscending(times);
  return { median: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

async function timeQuery(search: Search, query: string): Promise<number> {
  const start = performance.now();
  await search(query);
  return performance.now() - start;
}

function memoryInUse(): number {
  // Buffers that the first one finds unused, the second one frees.
  for (let pass = 0; pass < 2; pass += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** At a level that servers use for dynamic responses. */
function brotliSize(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
}
