/**
 * `npm run bench:api`: throughput, latency and CPU time of the worker, relative to baseline workers that return the same bytes as a
 * constant, with 20, 2,000 and 20,000 sections, and once more with 1,000 of the 20,000 withdrawn, all in one workerd process; then
 * memory, start-up time and bundle size. Needs Linux. Takes 20 minutes.
 *
 *     npm run bench:api [seconds per measurement, less than 1] [rounds per process] [guides of 20 sections,…]
 *
 * @example
 *     npm run bench:api 0.02 3 1
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import type { Service } from '../../test/fixtures/workerd.ts';
import { median } from '../statistics.ts';
import { writeBaseline } from './baseline.ts';
import { compareAll, missSchedule, PROCESSES, type Schedule } from './compare.ts';
import { measureMemory } from './memory.ts';
import { comparisonRow, generatorUtilization, type Row, targetRows } from './report.ts';
import { generateSite, generateWithdrawnSite, type Site } from './sites.ts';
import { timeFirstResponses, timeStartup } from './startup.ts';

/** Starts of each process; the median counts. */
const STARTS = 9;

const [seconds = '0.04', rounds = '15', sizes = '1,100,1000'] = process.argv.slice(2);
const schedule = { seconds: Number(seconds), rounds: Number(rounds) };
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));

try {
  const bundle = await bundleWorker(folder);
  const subjects = new Map<Site, Service>();
  const guides = sizes.split(',').map(Number);
  const sites = guides.map((count) => generateSite(folder, count));
  sites.push(generateWithdrawnSite(folder, Math.max(...guides)));
  for (const [index, site] of (await Promise.all(sites)).entries())
    subjects.set(site, { name: `edge-faq-${index}`, module: bundle.module, assets: site.assets });
  const baseline = await writeBaseline(folder, 'baseline', {
    status: 200,
    headers: [],
    body: Buffer.from('{}'),
  });

  const startupRows: Record<string, Row> = {};
  const memoryRows: Record<string, Row> = {};
  for (const [site, subject] of subjects) {
    startupRows[site.name] = await startupRow(subject, baseline);
    memoryRows[site.name] = await memoryRow(site, subject, baseline);
  }

  const comparisons = await compareAll(folder, subjects, schedule);
  console.log(`
${PROCESSES} workerd processes per route, in sequence; ${cpus().length} CPUs (${cpus()[0]?.model}); 20 connections; alternating rounds of edge-faq and baseline, medians.
A baseline is a worker that returns the same status, headers and body as a constant for any request, in its own isolate.
CPU is the time of all workerd threads per request (lower quartile of the rounds: other load on the machine only adds to it).
The load generator was ${(generatorUtilization(comparisons) * 100).toFixed(0)} % busy: near 100 % it is the bottleneck.`);
  const [cached, uncached] = [true, false].map((kind) => comparisons.filter((one) => one.cached === kind));
  console.log(`\nCache hits: the same URL in every request (${formatSchedule(schedule)})`);
  console.table(cached?.map(comparisonRow));
  console.log(
    `\nVaried requests: up to 20,000 different URLs or headers, mostly cache misses; the baseline returns one of the responses (${formatSchedule(missSchedule(schedule))})`,
  );
  console.table(uncached?.map(comparisonRow));
  console.log('\nTargets for cache hits');
  console.table(targetRows(comparisons));
  console.log('\nStart-up until the first response, and the first responses of a running worker (ms)');
  console.table(startupRows);
  console.log(`
Memory (MB), edge-faq / baseline with the same requests: resident set of a separate workerd process, which returns garbage slowly,
and the live heap of the isolate at the end, of the 128 MB that the platform allows`);
  console.table(memoryRows);
  console.log(`Bundle: ${kilobytes(bundle.size)} kB, gzip ${kilobytes(bundle.gzip)} kB of at most 100`);
} finally {
  await rm(folder, { recursive: true });
}

async function startupRow(subject: Service, baseline: Service): Promise<Row> {
  const times: number[] = [];
  const baselineTimes: number[] = [];
  const firstResponses: Record<string, number>[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    baselineTimes.push(await timeStartup(folder, baseline));
    times.push(await timeStartup(folder, subject));
    firstResponses.push(await timeFirstResponses(folder, subject));
  }
  const names = Object.keys(firstResponses[0] ?? {});
  return {
    'start-up': median(times).toFixed(0),
    'baseline start-up': median(baselineTimes).toFixed(0),
    ...Object.fromEntries(
      names.map((name) => [name, median(firstResponses.map((one) => one[name] ?? Number.NaN)).toFixed(1)]),
    ),
  };
}

async function memoryRow(site: Site, subject: Service, baseline: Service): Promise<Row> {
  const memory = await measureMemory(folder, subject, site);
  const baselineMemory = await measureMemory(folder, baseline, site);
  const cell = (name: keyof typeof memory) =>
    `${megabytes(memory[name])} / ${megabytes(baselineMemory[name])}`;
  return {
    'after start-up': cell('started'),
    'after each route': cell('cached'),
    'response cache full': cell('cacheFull'),
    'live heap': cell('heap'),
  };
}

function formatSchedule(each: Schedule): string {
  return `${PROCESSES} processes, ${each.rounds} rounds of ${each.seconds} s`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
