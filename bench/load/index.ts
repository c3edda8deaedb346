/**
 * `npm run bench:load`: mixed traffic of all routes on a site of 1,000 guides in three locales, at 64 and at 2,000 connections:
 * errors, timeouts, latency and memory; the latency of cached reads, relative to a worker that returns the same bytes as a constant;
 * and what breaks first with more connections. Needs Linux, and `ulimit -n` of 2,200. Takes six minutes, after that of a build.
 *
 *     npm run bench:load [seconds of mixed traffic] [guides]
 *
 * @example
 *     npm run bench:load 5 10
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import { startWorkerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw } from '../api/baseline.ts';
import { toMessage } from '../api/load.ts';
import { HEALTH } from '../api/routes.ts';
import { followLists } from '../site/lists.ts';
import { SEED, startBuild, writeSite } from '../site/site.ts';
import { createTraffic } from '../site/traffic.ts';
import { assertFileLimit } from './file-limit.ts';
import { describeLimits } from './limits.ts';
import { type Memory, measureMemory } from './memory.ts';
import { createContestants, measurePhases, type Phases } from './phases.ts';
import { cachedRow, failureRows, goalRows, kindRows, loadRow, memoryRow } from './report.ts';

const CONNECTIONS = [64, 2_000];
const SUBJECT = 'edge-faq';

const [seconds = 60, guides = 1_000] = process.argv.slice(2).map(Number);
assertFileLimit(Math.max(...CONNECTIONS));
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));

try {
  const { module } = await bundleWorker(folder);
  const site = await writeSite(folder, { guides, locales: 3 });
  process.stderr.write(`building ${site.name} guides\n`);
  await startBuild(site).done;

  const subject = { name: SUBJECT, module, assets: site.assets };
  const recorder = await startWorkerd(folder, [subject]);
  const contestants = await createContestants(folder, subject, recorder.origin(SUBJECT));
  const lists = await followLists(recorder.origin(SUBJECT));
  await recorder.stop();

  const workerd = await startWorkerd(folder, Object.values(contestants), true);
  const traffic = createTraffic(site, lists, SEED);
  const nextMessage = () => {
    const { kind, ...request } = traffic();
    return { kind, text: toMessage(request) };
  };
  await fetchRaw(workerd.origin(SUBJECT), HEALTH);
  const memoryAtStart = await measureMemory(workerd, SUBJECT);
  const all: Phases[] = [];
  for (const connections of CONNECTIONS) {
    process.stderr.write(`${connections} connections\n`);
    all.push(await measurePhases(workerd, contestants, nextMessage, connections, seconds));
  }
  await workerd.stop();
  print(site.name, all, memoryAtStart);
} finally {
  await rm(folder, { recursive: true });
}

function print(site: string, all: readonly Phases[], memoryAtStart: Memory): void {
  console.log(`
${site} guides; closed loop, ${seconds} s; ${cpus().length} CPUs (${cpus()[0]?.model}), shared by workerd (CPUs: what it had) and the generator.
Resent: workerd closes a connection of which it reads no request for 5 s, even if one was sent; the generator sends it again, as browsers do.
CPU: time of workerd per request; queue: that of one request of each connection, which takes longer by as much as workerd has less than one CPU.
Above 5 s workerd closes connections, above 10 s the generator gives up. A reader is a worker that reads one file for each response and does nothing else: what it loses, workerd loses.`);
  console.table(
    Object.fromEntries(
      all.flatMap(({ connections, mixed, reader }) => [
        [`mixed traffic, ${connections} connections`, loadRow(connections, mixed)],
        [`reader, ${connections} connections`, loadRow(connections, reader)],
      ]),
    ),
  );
  const failures = failureRows(all);
  if (Object.keys(failures).length > 0) {
    console.log('\nFailures of mixed traffic, by reason');
    console.table(failures);
  }
  console.log('\nCached reads: the same section by all connections, in alternation with its baseline');
  console.table(
    Object.fromEntries(all.map((phases) => [`${phases.connections} connections`, cachedRow(phases)])),
  );
  for (const phases of all) {
    console.log(`\nMixed traffic by kind, ${phases.connections} connections`);
    console.table(kindRows(phases));
  }
  console.log(
    '\nMemory: the live heap of the isolate, and the resident set of the process with all three workers',
  );
  console.table({
    'after start-up': memoryRow(memoryAtStart),
    ...Object.fromEntries(
      all.map(({ connections, memory }) => [`after ${connections} connections`, memoryRow(memory)]),
    ),
  });
  console.log('\nGoals');
  console.table(goalRows(all));
  console.log(`\n${describeLimits(all)}`);
}
