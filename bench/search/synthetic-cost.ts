/** Cost of the engines on a site of many sections. */
import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { engines } from './engines/index.ts';
import { CostSchema } from './measure.ts';
import { languages, SECTIONS_PER_GUIDE } from './synthetic-corpus.ts';
import { formatBytes, formatLatency, printTable, type Row } from './table.ts';

/** The engines that index 20,000 sections in Chinese, a million bigrams, in seconds. The others take minutes. */
const CHINESE_ENGINES = ['ours', 'BM25'];

/** Limits of a process that measures one engine. */
const [MAX_HEAP_MB, TIMEOUT_MS] = [6_144, 120_000];

export function printSyntheticCost(guides: number): void {
  const sections = (guides * SECTIONS_PER_GUIDE).toLocaleString('en');
  for (const [code, { space }] of Object.entries(languages)) {
    const compared = engines.filter(({ name }) => space !== '' || CHINESE_ENGINES.includes(name));
    printTable(
      `Cost, ${sections} synthetic sections, ${code}`,
      compared.map(({ name }) => ({ engine: name, ...costCells(name, code, guides) })),
    );
  }
}

/** If the process runs out of memory or time, the row says so. */
function costCells(engine: string, language: string, guides: number): Row {
  const flags = ['--expose-gc', `--max-old-space-size=${MAX_HEAP_MB}`];
  const command = ['bench/search/run-synthetic.ts', engine, language, `${guides}`];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...flags, ...command], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (signal) return { index: 'out of memory or time' };
  if (status !== 0) throw new Error(stderr);
  const { size, brotli, loadTime, memory, ...latency } = v.parse(CostSchema, JSON.parse(stdout));
  return {
    index: formatBytes(size),
    Brotli: formatBytes(brotli),
    'load (ms)': loadTime.toFixed(0),
    memory: formatBytes(memory),
    'median / p99 (ms)': formatLatency(latency),
  };
}
