/** What a worker costs before it is warm: its start, its first answers, its memory. */
import { ask } from './bare.ts';
import { openConnection } from './connection.ts';
import { measureHeap } from './heap.ts';
import { inTurn } from './load.ts';
import { cachedRoutes, type Question, variedRoutes } from './routes.ts';
import type { Site } from './sites.ts';
import { type Service, startWorkerd } from './workerd.ts';

/** Memory of a worker in a process of its own (bytes). */
export interface Memory {
  /** The whole process after the first answer, which reads no content. */
  start: number;
  /** The same after each cached route has answered. */
  cached: number;
  /** The same after more different answers than the worker remembers; most is garbage, which workerd is slow to give back. */
  filled: number;
  /** What the isolate then holds without garbage: the platform allows 128 MB. */
  heap: number;
}

/** So many different answers of one route are more than the worker remembers. */
const FILLING = 6_000;

const HEALTH: Question = { path: '/healthz' };

/** What the first question of its kind has to read. */
const FIRST: Record<string, Question> = {
  'first manifest': { path: '/v1/guides' },
  'first guide': { path: '/v1/guides/guide-0?locale=en' },
  'first section': { path: '/v1/guides/guide-0/sections/question-0-0?locale=en' },
  'first search of a guide': { path: '/v1/guides/guide-0/search?locale=en&q=late+payment' },
  'first search of all guides': { path: '/v1/search?locale=en&q=late+payment' },
};

/** The time from starting workerd until it has answered its first request (ms). */
export async function timeStart(folder: string, service: Service): Promise<number> {
  const start = performance.now();
  const workerd = await startWorkerd(folder, [service]);
  await ask(workerd.origin(service.name), HEALTH);
  const time = performance.now() - start;
  await workerd.stop();
  return time;
}

/** How long one running worker takes for the first question of each kind, one after the other (ms). */
export async function timeFirstAnswers(folder: string, service: Service): Promise<Record<string, number>> {
  const workerd = await startWorkerd(folder, [service]);
  const origin = workerd.origin(service.name);
  await ask(origin, HEALTH);
  const times: Record<string, number> = {};
  for (const [name, question] of Object.entries(FIRST)) {
    const start = performance.now();
    await ask(origin, question);
    times[name] = performance.now() - start;
  }
  await workerd.stop();
  return times;
}

export async function measureMemory(folder: string, service: Service, site: Site): Promise<Memory> {
  const workerd = await startWorkerd(folder, [service], true);
  const origin = workerd.origin(service.name);
  await ask(origin, HEALTH);
  const start = await workerd.memory();
  for (const { questions } of cachedRoutes(site))
    for (const question of questions) await ask(origin, question);
  const cached = await workerd.memory();
  for (const { questions } of variedRoutes(site)) await askMany(origin, questions);
  const filled = await workerd.memory();
  const heap = await measureHeap(workerd.inspector(service.name));
  await workerd.stop();
  return { start, cached, filled, heap };
}

/** One after the other: workerd closes a connection that has waited for 5 s because others were faster. */
async function askMany(origin: string, questions: readonly Question[]): Promise<void> {
  const [requests, { send, close }] = [inTurn(questions), await openConnection(origin)];
  for (let asked = 0; asked < FILLING; asked += 1) await send(requests());
  close();
}
