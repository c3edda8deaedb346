/**
 * `npm run bench:search`: relevance and cost of search engines, with several segmentations of Chinese. Relevance is measured with
 * labelled queries on this repository's guide in three locales, cost with 20,000 synthetic sections in English and in Chinese.
 * Folding, stop words and synonyms are the same for all.
 *
 *     npm run bench:search [guides of 20 sections]
 *
 * @example
 *     npm run bench:search 10
 */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import * as v from 'valibot';
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { compileSite } from '../../compiler/site.ts';
import { languages } from './corpus.ts';
import {
  formatScores,
  type LabelledQuery,
  readQueries,
  type Score,
  scoreResults,
} from './labelled-queries.ts';
import { type Measurement, MeasurementSchema, measure } from './measure.ts';
import { PUBLISHED_SEGMENTATION, type Variant, variants } from './variants.ts';

type Row = Record<string, string>;

const SyntheticMeasurementSchema = v.object({ ...MeasurementSchema.entries, headingRecall: v.number() });

/** Limits of a process that measures one variant. */
const [MAX_HEAP_MB, TIMEOUT_MS] = [6_144, 900_000];

const [guides = 1_000] = process.argv.slice(2).map(Number);
const { guides: compiled, settings } = await compileSite('content/guides');
const documents = compiled.flatMap((guide) => guide.documents ?? []);

const relevanceByLocale: Row[] = [];
const relevanceByKind: Row[] = [];
const costOfGuide: Row[] = [];
for (const variant of variants) {
  const scores: Score[] = [];
  const costs: Row = {};
  for (const document of documents) {
    const labelled = readQueries(document.locale);
    const words = searchTermsOf(document.locale, settings.search);
    const queries = labelled.map(({ q }) => q);
    const { measurement, results } = await measure(variant, [document], words, queries);
    scores.push(...scoreAll(document.locale, labelled, results));
    Object.assign(costs, costCells(document.locale, measurement));
  }
  relevanceByLocale.push({
    ...nameCells(variant),
    all: formatScores(scores),
    ...relevanceCells(scores, ({ locale }) => locale),
  });
  relevanceByKind.push({ ...nameCells(variant), ...relevanceCells(scores, ({ kind }) => kind) });
  costOfGuide.push({ ...nameCells(variant), 'engine (kB, gzip)': await bundleSize(variant), ...costs });
}
print('Relevance, labelled queries: recall@3 / mean reciprocal rank', relevanceByLocale);
print('Relevance by kind of query: recall@3 / mean reciprocal rank', relevanceByKind);
print('Index size and query latency, 20 sections', costOfGuide);

for (const [language, { space }] of Object.entries(languages)) {
  // All segmentations are the same for a language with spaces between words.
  const compared = variants.filter(
    ({ segmentation }) => space === '' || segmentation === PUBLISHED_SEGMENTATION,
  );
  const rows = compared.map((variant) => ({
    ...nameCells(variant),
    ...syntheticCostCells(variants.indexOf(variant), language),
  }));
  print(`Cost, ${(guides * 20).toLocaleString('en')} synthetic sections, ${language}`, rows);
}

function nameCells({ engine, segmentation }: Variant): Row {
  return { engine, segmentation };
}

/** Queries without relevant sections have no score. */
function scoreAll(locale: string, labelled: readonly LabelledQuery[], results: readonly string[][]): Score[] {
  return labelled.flatMap((query, index) => {
    const sections = (results[index] ?? []).map((section) => section.split(' ')[1] ?? '');
    return query.sections.length === 0 ? [] : [scoreResults(locale, query, sections)];
  });
}

function relevanceCells(scores: readonly Score[], group: (score: Score) => string): Row {
  const groups = Object.entries(Object.groupBy(scores, group));
  return Object.fromEntries(groups.map(([key, all]) => [key, formatScores(all ?? [])]));
}

function costCells(locale: string, { size, median, p99 }: Measurement): Row {
  return { [`${locale} (kB)`]: kilobytes(size), [`${locale} median / p99 (ms)`]: latencies(median, p99) };
}

/** Measures a variant in a process of its own; if that runs out of memory or time, the row says so. */
function syntheticCostCells(index: number, language: string): Row {
  const flags = ['--expose-gc', `--max-old-space-size=${MAX_HEAP_MB}`];
  const command = ['bench/search/run-variant.ts', `${index}`, language, `${guides}`];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...flags, ...command], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (signal) return { 'index (MB)': 'out of memory or time' };
  if (status !== 0) throw new Error(stderr);
  const { size, brotli, loadTime, memory, median, p99, headingRecall } = v.parse(
    SyntheticMeasurementSchema,
    JSON.parse(stdout),
  );
  return {
    'index (MB)': megabytes(size),
    'Brotli (MB)': megabytes(brotli),
    'load (ms)': loadTime.toFixed(0),
    'memory (MB)': megabytes(memory),
    'median / p99 (ms)': latencies(median, p99),
    'heading recall@3': `${(headingRecall * 100).toFixed(0)} %`,
  };
}

/** Size of the engine, bundled as the worker is. */
async function bundleSize({ entry }: Variant): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    external: ['worker_threads'],
  });
  return kilobytes(gzipSync(outputFiles[0]?.contents ?? '').byteLength);
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function latencies(median: number, p99: number): string {
  return `${median.toFixed(2)} / ${p99.toFixed(2)}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
