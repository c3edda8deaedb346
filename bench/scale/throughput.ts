/** Throughput of requests that differ, relative to a worker that returns one of the responses as a constant. */
import { type Service, startWorkerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw, writeBaseline } from '../api/baseline.ts';
import { measureLoad, toMessage } from '../api/load.ts';
import type { RouteRequest } from '../api/routes.ts';
import { median } from '../statistics.ts';

export interface Throughput {
  /** Requests per second. */
  throughput: number;
  /** Of that of the baseline, by requests per second. */
  ratio: number;
  /** Of that of the baseline, by requests per second of CPU time. */
  cpuRatio: number;
}

/** The first is the warm-up. */
const ROUNDS = 4;

const SECONDS = 2;

/** Measures `service` and its baseline in turn, in one process. Each gets its own requests. */
export async function measureThroughput(
  folder: string,
  service: Service,
  createRequests: () => () => RouteRequest,
): Promise<Throughput> {
  const baseline = await recordBaseline(folder, service, createRequests()());
  const workerd = await startWorkerd(folder, [service, baseline]);
  const targets = [service, baseline].map(({ name }) => ({ name, nextRequest: createRequests() }));
  const rounds: Throughput[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const loads = [];
    for (const { name, nextRequest } of targets)
      loads.push(await measureLoad(workerd, name, () => toMessage(nextRequest()), SECONDS));
    const [subject, constant] = loads;
    if (!subject || !constant) throw new RangeError('nothing was measured');
    rounds.push({
      throughput: subject.throughput,
      ratio: subject.throughput / constant.throughput,
      cpuRatio: constant.cpuTime / subject.cpuTime,
    });
  }
  await workerd.stop();
  const medianOf = (name: keyof Throughput) => median(rounds.slice(1).map((round) => round[name]));
  return { throughput: medianOf('throughput'), ratio: medianOf('ratio'), cpuRatio: medianOf('cpuRatio') };
}

async function recordBaseline(folder: string, service: Service, request: RouteRequest): Promise<Service> {
  const workerd = await startWorkerd(folder, [service]);
  const response = await fetchRaw(workerd.origin(service.name), request);
  await workerd.stop();
  return writeBaseline(folder, `${service.name}-baseline`, response);
}
