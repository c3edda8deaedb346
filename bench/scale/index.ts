/**
 * `npm run bench:scale`: what one guide costs, in sites of several sizes: CPU time of first and of uncached requests, throughput
 * relative to workers that return a constant, memory, builds and their files; content through the worker beside static assets; and
 * what breaks first where the site grows further. Needs Linux. Takes ten minutes, and two hours with 10,000 guides in three locales.
 *
 *     npm run bench:scale [guides x locales…]
 *
 * @example
 *     npm run bench:scale 1x1 10x3
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import { type Size, writeSite } from '../site/site.ts';
import { contentRows, describeWorkersCache } from './content-report.ts';
import { describeLimits } from './limits.ts';
import { type Column, measureSite } from './measure.ts';
import { toRows } from './report.ts';

const DEFAULT_SIZES = ['1x1', '100x3', '1000x3'];

const sizes = (process.argv.length > 2 ? process.argv.slice(2) : DEFAULT_SIZES).map(parseSize);
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));

try {
  const { module } = await bundleWorker(folder);
  const columns: Column[] = [];
  const refusals: string[] = [];
  for (const size of sizes) {
    const site = await writeSite(folder, size);
    try {
      columns.push(await measureSite(folder, module, site));
    } catch (error) {
      refusals.push(`${site.name}: ${error instanceof Error ? error.message : error}`);
    }
    await rm(site.root, { recursive: true });
  }
  console.log(`
Guides of 20 sections in up to three locales, 25,000 words each; ${cpus().length} CPUs (${cpus()[0]?.model}). CPU is the time of all threads of workerd.
Throughput and CPU are relative to a worker that returns one of the responses as a constant, in the same process. Memory of a build is that of all its processes.`);
  console.table(toRows(columns));
  printContent(columns);
  for (const refusal of refusals) console.log(`Not measured: ${refusal}`);
  console.log(`\n${describeLimits(columns)}`);
} finally {
  await rm(folder, { recursive: true });
}

function printContent(columns: readonly Column[]): void {
  for (const { site, content } of columns) {
    console.log(
      `\nContent through the worker, ${site.name} guides: the same bytes to 20 connections, in one process. Documents that aren't in the response cache are those of all guides in turn. Read: from files, per request.`,
    );
    console.table(contentRows(content));
  }
  const largest = columns.at(-1);
  if (largest) console.log(describeWorkersCache(largest.content));
}

/** @throws {RangeError} */
function parseSize(text: string): Size {
  const [, guides, locales] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (!guides || !locales) throw new RangeError(`"${text}" is not a size like 100x3: guides x locales`);
  return { guides: Number(guides), locales: Number(locales) };
}
