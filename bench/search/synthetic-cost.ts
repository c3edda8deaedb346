/** Cost of the engines, and of suggestions, on a site of many sections. */
import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { engines } from './engines/index.ts';
import { CostSchema } from './measure.ts';
import { SuggestionCostSchema } from './suggestion-cost.ts';
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
  printTable(
    `Cost of suggestions, ${sections} synthetic sections, median / p99`,
    Object.keys(languages).map((code) => ({ language: code, ...suggestionCells(code, guides) })),
  );
}

/** If the process runs out of memory or time, the row says so. */
function costCells(engine: string, language: string, guides: number): Row {
  const output = run('run-synthetic.ts', engine, language, `${guides}`);
  if (output === undefined) return { index: 'out of memory or time' };
  const { size, brotli, loadTime, memory, ...latency } = v.parse(CostSchema, output);
  return {
    index: formatBytes(size),
    Brotli: formatBytes(brotli),
    'load (ms)': loadTime.toFixed(0),
    memory: formatBytes(memory),
    'median / p99 (ms)': formatLatency(latency),
  };
}

function suggestionCells(language: string, guides: number): Row {
  const output = run('run-suggestions.ts', language, `${guides}`);
  if (output === undefined) return { index: 'out of memory or time' };
  const { files, size, largest, latencies } = v.parse(SuggestionCostSchema, output);
  const times = Object.entries(latencies).map(([name, latency]) => [`${name} (ms)`, formatLatency(latency)]);
  return {
    ...{ index: formatBytes(size), files: `${files}`, largest: formatBytes(largest) },
    ...Object.fromEntries(times),
  };
}

/** What a script of this folder prints, which is JSON; undefined if its process runs out of memory or time. */
function run(script: string, ...args: string[]): unknown {
  const flags = ['--expose-gc', `--max-old-space-size=${MAX_HEAP_MB}`];
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, `bench/search/${script}`, ...args],
    { encoding: 'utf8', timeout: TIMEOUT_MS },
  );
  if (signal) return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
