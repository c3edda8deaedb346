/**
 * `npm run bench:feedback`: votes per second, and reads per second while votes come in, relative to those without. Needs Linux. Takes 8
 * minutes.
 *
 *     npm run bench:feedback [seconds per measurement] [rounds] [votes per second,…]
 *
 * @example
 *     npm run bench:feedback 0.5 5 50
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import { startWorkerd } from '../../test/fixtures/workerd.ts';
import { writeBaseline } from '../api/baseline.ts';
import { cycle, type LoadMeasurement, measureLoad } from '../api/load.ts';
import { cachedRoutes } from '../api/routes.ts';
import { generateSite } from '../api/sites.ts';
import { median } from '../statistics.ts';
import { measureRounds, type Round, readsPerCpuSecond, readsPerSecond, type Subject } from './compare.ts';
import { startDatabase } from './database.ts';
import { comparePausing, READERS } from './pausing.ts';
import { votesOfReaders } from './votes.ts';

/** Reads while votes come in have to be at least this share of those while a bare handler gets as many requests. */
const TARGET_RATIO = 0.95;

/** Routes that readers of a guide use. */
const ROUTES = ['guide', 'section', 'search of a guide', 'guide, 304'];

const [seconds = '0.5', rounds = '30', rates = '10,50,200'] = process.argv.slice(2);
const votesPerSecond = rates.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));

try {
  const [{ module }, site] = [await bundleWorker(folder), await generateSite(folder, 1)];
  const date = /^compatibility_date = "(.*)"$/m.exec(await readFile('wrangler.toml', 'utf8'))?.[1] ?? '';
  const database = await startDatabase(folder, date);
  const bare = await writeBaseline(folder, 'bare', {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: Buffer.from('{"status":"counted"}'),
  });
  const worker = { name: 'edge-faq', module, assets: site.assets, database: database.origin };
  const workerd = await startWorkerd(folder, [worker, bare]);
  const routes = cachedRoutes(site).filter(({ name }) => ROUTES.includes(name));
  const subject: Subject = {
    workerd,
    worker: worker.name,
    bare: bare.name,
    nextRead: cycle(routes.flatMap(({ requests }) => requests)),
    nextVote: votesOfReaders(),
  };

  console.log(`
${cpus().length} CPUs (${cpus()[0]?.model}), which the load generator, workerd and D1 share. D1 runs in a process of its own, as on
Cloudflare; there is no rate limit. Reads are cache hits (${ROUTES.join('; ')}) by 20 connections in a closed loop.`);
  await printVotes(subject);
  const rows = [];
  for (const rate of votesPerSecond)
    rows.push(toRow(rate, await measureRounds(subject, rate, Number(rounds), Number(seconds))));
  console.log(`
Reads while votes of different readers come in at a steady rate. "bare": while a handler in the same workerd that returns a constant gets
as many requests of the same bytes, so that both sides pay for the generator and for workerd's HTTP; what is left of the difference is
what votes cost the worker, and what D1 takes of the machine. "CPU ratio" is without the latter: reads per CPU second of workerd, in whose
process D1 is not. A vote fails where workerd takes a connection that D1 has closed meanwhile.
${rounds} rounds of ${seconds} s; reads are what the fastest quarter of the rounds reaches, since other load on the machine only slows them down.
"control" is reads alone once more: how far its ratio is from 1 is the error of this run.`);
  console.table(rows);
  const pausing = [];
  for (const rate of votesPerSecond) pausing.push(await comparePausing(subject, rate));
  console.log(`
Reads of ${READERS} readers who pause, so that the worker isn't saturated, beside votes and alone. Medians of alternating rounds.`);
  console.table(pausing);
  await workerd.stop();
  await database.stop();
} finally {
  await rm(folder, { recursive: true });
}

/** Votes as fast as they are stored. */
async function printVotes({ workerd, worker, nextVote }: Subject): Promise<void> {
  await measureLoad(workerd, worker, nextVote, Number(seconds));
  const measured: LoadMeasurement[] = [];
  for (let round = 0; round < 5; round += 1)
    measured.push(await measureLoad(workerd, worker, nextVote, Number(seconds)));
  const medianOf = (name: 'throughput' | 'p50' | 'p99') =>
    median(measured.map((one) => one[name])).toFixed(0);
  console.log(
    `\nVotes, 20 connections in a closed loop: ${medianOf('throughput')} per second, p50 ${medianOf('p50')} ms, p99 ${medianOf('p99')} ms`,
  );
}

function toRow(rate: number, measured: readonly Round[]): Record<string, string> {
  const reads = (variant: keyof Round) => readsPerSecond(measured, variant);
  const cpu = (variant: keyof Round) => readsPerCpuSecond(measured, variant);
  const votes = measured.flatMap((round) => round.votes.writes ?? []);
  const ratio = reads('votes') / reads('bare');
  return {
    'votes/s': `${rate} (${median(votes.map(({ throughput }) => throughput)).toFixed(0)} counted)`,
    'vote p50 / p99 (ms)': `${median(votes.map(({ p50 }) => p50)).toFixed(0)} / ${median(votes.map(({ p99 }) => p99)).toFixed(0)}`,
    'votes failed': String(votes.reduce((sum, { failures }) => sum + failures, 0)),
    'reads/s': reads('votes').toFixed(0),
    'bare reads/s': reads('bare').toFixed(0),
    'alone reads/s': reads('alone').toFixed(0),
    ratio: ratio.toFixed(3),
    [`at least ${TARGET_RATIO}`]: ratio >= TARGET_RATIO ? 'yes' : 'no',
    'reads lost per vote': ((reads('bare') - reads('votes')) / rate).toFixed(0),
    'CPU ratio': (cpu('votes') / cpu('bare')).toFixed(3),
    'ratio to alone': (reads('votes') / reads('alone')).toFixed(3),
    'control to alone': (reads('control') / reads('alone')).toFixed(3),
    'generator busy': `${(median(measured.map((round) => round.votes.reads.generatorUtilization)) * 100).toFixed(0)} %`,
  };
}
