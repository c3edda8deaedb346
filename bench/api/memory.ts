/** Memory of a worker that runs alone in a workerd process. */
import { type Service, startWorkerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw } from './baseline.ts';
import { openConnection } from './connection.ts';
import { measureHeap } from './heap.ts';
import { cycle } from './load.ts';
import { cachedRoutes, HEALTH, type RouteRequest, uncachedRoutes } from './routes.ts';
import type { Site } from './sites.ts';

/** All in bytes. */
export interface MemoryMeasurement {
  /** Resident set after `/healthz`, which reads no content. */
  started: number;
  /** Resident set after one response of each cached route. */
  cached: number;
  /** Resident set once the response cache is full; much of it is garbage, which workerd returns slowly. */
  cacheFull: number;
  /** Live heap of the isolate at the end: the platform allows 128 MB. */
  heap: number;
}

/** Requests per uncached route: more different responses than the worker caches. */
const CACHE_FILLING_REQUESTS = 6_000;

export async function measureMemory(
  folder: string,
  service: Service,
  site: Site,
): Promise<MemoryMeasurement> {
  const workerd = await startWorkerd(folder, [service], true);
  const origin = workerd.origin(service.name);
  await fetchRaw(origin, HEALTH);
  const started = await workerd.residentMemory();
  for (const { requests } of cachedRoutes(site))
    for (const request of requests) await fetchRaw(origin, request);
  const cached = await workerd.residentMemory();
  for (const { requests } of uncachedRoutes(site)) await fillCache(origin, requests);
  const cacheFull = await workerd.residentMemory();
  const heap = await measureHeap(workerd.inspectorUrl(service.name));
  await workerd.stop();
  return { started, cached, cacheFull, heap };
}

/** Uses one connection: of several, workerd closes those that idle for 5 s while others are faster. */
async function fillCache(origin: string, requests: readonly RouteRequest[]): Promise<void> {
  const nextRequest = cycle(requests);
  const { send, close } = await openConnection(origin);
  for (let sent = 0; sent < CACHE_FILLING_REQUESTS; sent += 1) await send(nextRequest());
  close();
}
