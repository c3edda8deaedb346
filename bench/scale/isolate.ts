/** CPU time of single requests: of the first ones in a fresh isolate, and of those that no cache spares. */
import { type Service, startWorkerd, type Workerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw } from '../api/baseline.ts';
import { toMessage } from '../api/load.ts';
import { HEALTH, type RouteRequest } from '../api/routes.ts';
import { Connection } from '../load/connection.ts';
import { median } from '../statistics.ts';

/** Processes per kind of first request; the median counts. */
const STARTS = 7;

/** Requests before the measured ones, so that they run as compiled code. */
const WARM_UP_REQUESTS = 1_000;

const MEASURED_REQUESTS = 500;

/** CPU time of workerd for `request`, the first after `/healthz` in a fresh process (ms). */
export async function measureFirst(folder: string, service: Service, request: RouteRequest): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const workerd = await startWorkerd(folder, [service]);
    const origin = workerd.origin(service.name);
    await fetchRaw(origin, HEALTH);
    times.push(
      await measureCpuTime(workerd, async () => {
        const { status } = await fetchRaw(origin, request);
        if (status !== 200) throw new Error(`${request.path}: status ${status}`);
      }),
    );
    await workerd.stop();
  }
  return median(times);
}

/**
 * CPU time of workerd per request (ms), of requests that are sent one after the other.
 *
 * @throws if one has another status, or comes from the response cache.
 */
export async function measureUncached(
  workerd: Workerd,
  { name }: Service,
  nextRequest: () => RouteRequest,
  status: number,
): Promise<number> {
  const connection = new Connection(workerd.origin(name));
  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += 1) {
      const request = nextRequest();
      const response = await connection.send(toMessage(request));
      if (response.status !== status || response.cached)
        throw new Error(
          `${request.path}: ${response.cached ? 'from the response cache' : `status ${response.status}`}`,
        );
    }
  };
  await send(WARM_UP_REQUESTS);
  const time = await measureCpuTime(workerd, () => send(MEASURED_REQUESTS));
  connection.close();
  return time / MEASURED_REQUESTS;
}

/** CPU time of workerd while `run` runs (ms). */
async function measureCpuTime(workerd: Workerd, run: () => Promise<void>): Promise<number> {
  const before = await workerd.cpuTime();
  await run();
  return ((await workerd.cpuTime()) - before) / 1_000;
}
