/** Start-up time of a worker, and the latency of its first responses. */
import { type Service, startWorkerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw } from './baseline.ts';
import { HEALTH, type RouteRequest } from './routes.ts';

/** The first request that reads each kind of content. */
const FIRST_REQUESTS: Record<string, RouteRequest> = {
  'first manifest': { path: '/v1/guides' },
  'first guide': { path: '/v1/guides/guide-0?locale=en' },
  'first section': { path: '/v1/guides/guide-0/sections/question-0-0?locale=en' },
  'first search of a guide': { path: '/v1/guides/guide-0/search?locale=en&q=late+payment' },
  'first search of all guides': { path: '/v1/search?locale=en&q=late+payment' },
};

/** Time from spawning workerd to the response to its first request (ms). */
export async function timeStartup(folder: string, service: Service): Promise<number> {
  const start = performance.now();
  const workerd = await startWorkerd(folder, [service]);
  await fetchRaw(workerd.origin(service.name), HEALTH);
  const time = performance.now() - start;
  await workerd.stop();
  return time;
}

/** Latency of each of `FIRST_REQUESTS` (ms), sent in sequence to one worker after it has started. */
export async function timeFirstResponses(folder: string, service: Service): Promise<Record<string, number>> {
  const workerd = await startWorkerd(folder, [service]);
  const origin = workerd.origin(service.name);
  await fetchRaw(origin, HEALTH);
  const times: Record<string, number> = {};
  for (const [name, request] of Object.entries(FIRST_REQUESTS)) {
    const start = performance.now();
    await fetchRaw(origin, request);
    times[name] = performance.now() - start;
  }
  await workerd.stop();
  return times;
}
