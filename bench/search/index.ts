/**
 * `npm run bench:search`: which engine searches best, and how Chinese is cut best for it. First the labelled queries on this
 * repository's guide, in three locales; then what each engine costs with 20,000 made-up sections, in English and in Chinese.
 * Folding, stop words and synonyms are the same for all.
 *
 *     npm run bench:search [guides of 20 sections]
 */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import * as v from 'valibot';
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { compileSite } from '../../compiler/site.ts';
import { languages } from './corpus.ts';
import { type LabelledQuery, readQueries, type Score, scoreAnswer, summarise } from './labelled.ts';
import { type Cost, CostSchema, measure } from './measure.ts';
import { PUBLISHED, type Variant, variants } from './variants.ts';

type Row = Record<string, string>;

const PassSchema = v.object({ ...CostSchema.entries, found: v.number() });

/** What a pass may take: of memory (MB), and of time (ms). */
const [MOST_MEMORY, MOST_TIME] = [6_144, 900_000];

const [guides = 1_000] = process.argv.slice(2).map(Number);
const { guides: compiled, settings } = await compileSite('content/guides');
const documents = compiled.flatMap((guide) => guide.documents ?? []);

const [byLocale, byKind, small]: Row[][] = [[], [], []];
for (const variant of variants) {
  const scores: Score[] = [];
  const costs: Row = {};
  for (const document of documents) {
    const labelled = readQueries(document.locale);
    const words = searchTermsOf(document.locale, settings.search);
    const texts = labelled.map(({ q }) => q);
    const { cost, answers } = await measure(variant, [document], words, texts);
    scores.push(...scoreAll(document.locale, labelled, answers));
    Object.assign(costs, describeCost(document.locale, cost));
  }
  byLocale?.push({
    ...name(variant),
    all: summarise(scores),
    ...summariseBy(scores, ({ locale }) => locale),
  });
  byKind?.push({ ...name(variant), ...summariseBy(scores, ({ kind }) => kind) });
  small?.push({ ...name(variant), 'engine (kB, gzip)': await weigh(variant), ...costs });
}
print('Labelled queries: recall@3 / mean reciprocal rank', byLocale);
print('The same by kind of query', byKind);
print('20 sections', small);

for (const [language, { space }] of Object.entries(languages)) {
  // Where there are spaces, all ways to cut are the same.
  const compared = variants.filter(({ segmentation }) => space === '' || segmentation === PUBLISHED);
  const rows = compared.map((variant) => ({
    ...name(variant),
    ...describePass(variants.indexOf(variant), language),
  }));
  print(`${guides * 20} made-up sections, ${language}`, rows);
}

function name({ engine, segmentation }: Variant): Row {
  return { engine, segmentation };
}

function scoreAll(locale: string, labelled: readonly LabelledQuery[], answers: readonly string[][]): Score[] {
  return labelled.flatMap((query, at) => {
    const found = (answers[at] ?? []).map((section) => section.split(' ')[1] ?? '');
    return query.sections.length === 0 ? [] : [scoreAnswer(locale, query, found)];
  });
}

function summariseBy(scores: readonly Score[], group: (score: Score) => string): Row {
  const groups = Object.entries(Object.groupBy(scores, group));
  return Object.fromEntries(groups.map(([key, all]) => [key, summarise(all ?? [])]));
}

function describeCost(locale: string, { size, median, p99 }: Cost): Row {
  return { [`${locale} (kB)`]: kilobytes(size), [`${locale} median / p99 (ms)`]: times(median, p99) };
}

/** What a variant costs, measured in a process of its own; one that runs out of memory or time has no figures. */
function describePass(number: number, language: string): Row {
  const flags = ['--expose-gc', `--max-old-space-size=${MOST_MEMORY}`];
  const pass = ['bench/search/pass.ts', `${number}`, language, `${guides}`];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...flags, ...pass], {
    encoding: 'utf8',
    timeout: MOST_TIME,
  });
  if (signal) return { 'size (MB)': 'out of memory or time' };
  if (status !== 0) throw new Error(stderr);
  const { size, brotli, load, memory, median, p99, found } = v.parse(PassSchema, JSON.parse(stdout));
  return {
    'size (MB)': megabytes(size),
    'Brotli (MB)': megabytes(brotli),
    'load (ms)': load.toFixed(0),
    'memory (MB)': megabytes(memory),
    'median / p99 (ms)': times(median, p99),
    'heading found': `${(found * 100).toFixed(0)} %`,
  };
}

/** The engine bundled as the worker is. */
async function weigh({ entry }: Variant): Promise<string> {
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

function print(title: string, rows: readonly Row[] = []): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function times(median: number, p99: number): string {
  return `${median.toFixed(2)} / ${p99.toFixed(2)}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
