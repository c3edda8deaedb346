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
  /** What its isolate holds, without garbage: the platform allows 128 MB. */
  heap: number;
  /** The whole process with its garbage, which workerd is slow to give back. */
  resident: number;
}

/** So many different answers of one route are more than the worker remembers. */
const FILLING = 6_000;

const CONNECTIONS = 20;

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

/** At the start, after each cached route has answered, and after more different answers than the worker remembers. */
export async function measureMemory(
  folder: string,
  service: Service,
  site: Site,
): Promise<Record<'start' | 'cached' | 'filled', Memory>> {
  const workerd = await startWorkerd(folder, [service], true);
  const origin = workerd.origin(service.name);
  const measure = async () => ({
    resident: await workerd.memory(),
    heap: await measureHeap(workerd.inspector(service.name)),
  });
  await ask(origin, HEALTH);
  const start = await measure();
  for (const { questions } of cachedRoutes(site))
    for (const question of questions) await ask(origin, question);
  const cached = await measure();
  for (const { questions } of variedRoutes(site)) await askMany(origin, questions);
  const filled = await measure();
  await workerd.stop();
  return { start, cached, filled };
}

async function askMany(origin: string, questions: readonly Question[]): Promise<void> {
  const requests = inTurn(questions);
  const asking = Array.from({ length: CONNECTIONS }, async () => {
    const { send, close } = await openConnection(origin);
    for (let asked = 0; asked < FILLING / CONNECTIONS; asked += 1) await send(requests());
    close();
  });
  await Promise.all(asking);
}
