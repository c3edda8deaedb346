/**
 * `npm run bench:api`: how fast the worker answers beside bare `fetch` handlers that return the same bytes, with 20, 2,000 and
 * 20,000 sections, all side by side in the same workerd; then its memory, its start and its size. Needs Linux. A quarter of
 * an hour.
 *
 *     npm run bench:api [seconds a measurement, below 1] [turns a process] [guides of 20 sections,…]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBare } from './bare.ts';
import { bundleWorker } from './bundle.ts';
import { compare, type Pace, PROCESSES, slower } from './compare.ts';
import { makeSite, type Site } from './sites.ts';
import { measureMemory, timeFirstAnswers, timeStart } from './start.ts';
import { describeComparison, describePromises, generatorLoad, median, type Row } from './table.ts';
import type { Service } from './workerd.ts';

/** Of so many starts of a process the median counts. */
const STARTS = 9;

const [seconds = '0.04', turns = '15', sizes = '1,100,1000'] = process.argv.slice(2);
const pace = { seconds: Number(seconds), turns: Number(turns) };
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));

try {
  const bundle = await bundleWorker(folder);
  const workers = new Map<Site, Service>();
  for (const guides of sizes.split(',').map(Number)) {
    const site = await makeSite(folder, guides);
    workers.set(site, { name: `ours-${guides}`, module: bundle.module, assets: site.assets });
  }
  const nothing = await writeBare(folder, 'nothing', { status: 200, headers: [], body: Buffer.from('{}') });

  const starts: Record<string, Row> = {};
  const memory: Record<string, Row> = {};
  for (const [site, ours] of workers) {
    const size = `${site.sections.toLocaleString('en')} sections`;
    starts[size] = await describeStart(ours, nothing);
    memory[size] = await describeMemory(site, ours, nothing);
  }

  const comparisons = await compare(folder, workers, pace);
  console.log(`
${PROCESSES} processes of workerd a route, one after the other; ${cpus().length} processors (${cpus()[0]?.model}); 20 connections, ours and bare in turn; medians of the turns.
A bare handler answers with the same status, headers and body as a constant, whatever it is asked, in an isolate of its own.
CPU is what all threads of workerd took for a request (lower quartile of the turns: other work on the machine only adds to it).
The load generator was busy ${(generatorLoad(comparisons) * 100).toFixed(0)} % of the time: near 100 it is what limits the rates.`);
  const [cached, varied] = [true, false].map((kind) => comparisons.filter((one) => one.cached === kind));
  console.log(`\nOne address asked again and again: answered from memory (${describePace(pace)})`);
  console.table(cached?.map(describeComparison));
  console.log(
    `\nAnother address or header each time, 20,000 of them: what a miss costs; bare sends one of the answers (${describePace(slower(pace))})`,
  );
  console.table(varied?.map(describeComparison));
  console.table(describePromises(comparisons));
  console.log('\nStart until the first answer, and the first answers of a worker that has started (ms)');
  console.table(starts);
  console.log(`
Memory (MB), ours / a bare handler that was asked the same: resident in a workerd of its own, which is slow to give back garbage,
and what the isolate holds in the end without garbage, of 128 that the platform allows`);
  console.table(memory);
  console.log(`Bundle: ${kilobytes(bundle.raw)} kB, gzip ${kilobytes(bundle.gzip)} kB of at most 100`);
} finally {
  await rm(folder, { recursive: true });
}

async function describeStart(ours: Service, bare: Service): Promise<Row> {
  const [times, bareTimes, firsts]: [number[], number[], Record<string, number>[]] = [[], [], []];
  for (let turn = 0; turn < STARTS; turn += 1) {
    bareTimes.push(await timeStart(folder, bare));
    times.push(await timeStart(folder, ours));
    firsts.push(await timeFirstAnswers(folder, ours));
  }
  const names = Object.keys(firsts[0] ?? {});
  return {
    'start (ms)': median(times).toFixed(0),
    'bare start': median(bareTimes).toFixed(0),
    ...Object.fromEntries(
      names.map((name) => [name, median(firsts.map((first) => first[name] ?? Number.NaN)).toFixed(1)]),
    ),
  };
}

async function describeMemory(site: Site, ours: Service, bare: Service): Promise<Row> {
  const [our, bares] = [await measureMemory(folder, ours, site), await measureMemory(folder, bare, site)];
  const show = (name: keyof typeof our) => `${megabytes(our[name])} / ${megabytes(bares[name])}`;
  return {
    'at the start': show('start'),
    'each route asked': show('cached'),
    'more asked than is remembered': show('filled'),
    'of it live': show('heap'),
  };
}

function describePace({ turns, seconds }: Pace): string {
  return `${PROCESSES} times ${turns} turns of ${seconds} s`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
