/** Cost of content through the worker, beside that of the same bytes without it: as a static asset, and as a constant. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Service, startWorkerd, type Workerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw, type RecordedResponse, writeBaseline } from '../api/baseline.ts';
import { measureLoad, type NextRequest, toMessage } from '../api/load.ts';
import type { RouteRequest } from '../api/routes.ts';
import type { Site } from '../site/site.ts';
import { median } from '../statistics.ts';
import { byOtherHosts, everyDocument, FIRST_DOCUMENT } from './requests.ts';

/** Who delivers a response: a worker that returns a constant, static assets without a worker, or the worker. */
export type Deliverer = 'constant' | 'asset' | 'worker, cached' | 'worker, not cached';

/** Per request. */
export interface Delivery {
  /** CPU time of workerd (ms). */
  cpuTime: number;
  /** Requests per second. */
  throughput: number;
  /** Median latency (ms). */
  p50: number;
  /** Bytes that workerd reads, without those of the request. */
  bytesRead: number;
}

export interface ContentCost {
  content: 'image' | 'document';
  /** Size of the response (bytes). */
  size: number;
  deliveries: ReadonlyMap<Deliverer, Delivery>;
}

/** What is measured: `request` where the same is sent each time, `nextUncached` otherwise. */
interface Kind {
  content: ContentCost['content'];
  request: RouteRequest;
  nextUncached: () => RouteRequest;
}

/** A service, and what it is sent. */
interface Target {
  name: string;
  nextRequest: () => RouteRequest;
}

/** How often each deliverer is measured, of which the first time is the warm-up, and for how long. */
interface Schedule {
  rounds: number;
  seconds: number;
}

const SCHEDULE: Schedule = { rounds: 6, seconds: 0.5 };

/** Measures the image and the documents of `site`, which `service` serves. */
export async function measureContent(
  folder: string,
  service: Service,
  site: Pick<Site, 'guides' | 'image'>,
  schedule = SCHEDULE,
): Promise<ContentCost[]> {
  const request = { path: site.image };
  const nextUncached = byOtherHosts(() => site.image);
  const image: Kind = { content: 'image', request, nextUncached };
  const document: Kind = {
    content: 'document',
    request: FIRST_DOCUMENT,
    nextUncached: everyDocument(site),
  };
  return [
    await measureKind(folder, service, image, schedule),
    await measureKind(folder, service, document, schedule),
  ];
}

/** Measures all deliverers in turn, in one process. */
async function measureKind(
  folder: string,
  service: Service,
  { content, request, nextUncached }: Kind,
  schedule: Schedule,
): Promise<ContentCost> {
  const response = await record(folder, service, request);
  const name = (deliverer: string) => `${service.name}-${content}-${deliverer}`;
  const constant = await writeBaseline(folder, name('constant'), response);
  const files = { name: name('asset'), folder: join(folder, name('asset')) };
  await mkdir(files.folder);
  await writeFile(join(files.folder, content), response.body);
  const cached = { ...service, name: name('cached') };
  const uncached = { ...service, name: name('uncached') };
  const targets = new Map<Deliverer, Target>([
    ['constant', { name: constant.name, nextRequest: () => request }],
    ['asset', { name: files.name, nextRequest: () => ({ path: `/${content}` }) }],
    ['worker, cached', { name: cached.name, nextRequest: () => request }],
    ['worker, not cached', { name: uncached.name, nextRequest: nextUncached }],
  ]);
  const workerd = await startWorkerd(folder, [constant, files, cached, uncached]);
  const deliveries = await measureInTurn(workerd, targets, schedule);
  await workerd.stop();
  return { content, size: response.body.byteLength, deliveries };
}

/** @throws if the response isn't one that the content has. */
async function record(folder: string, service: Service, request: RouteRequest): Promise<RecordedResponse> {
  const workerd = await startWorkerd(folder, [service]);
  const response = await fetchRaw(workerd.origin(service.name), request);
  await workerd.stop();
  if (response.status !== 200) throw new Error(`${request.path}: status ${response.status}`);
  return response;
}

/** Medians of the rounds. */
async function measureInTurn(
  workerd: Workerd,
  targets: ReadonlyMap<Deliverer, Target>,
  { rounds, seconds }: Schedule,
): Promise<Map<Deliverer, Delivery>> {
  const measured = new Map<Deliverer, Delivery[]>([...targets.keys()].map((deliverer) => [deliverer, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [deliverer, target] of targets) {
      const delivery = await measureDelivery(workerd, target, seconds);
      if (round > 0) measured.get(deliverer)?.push(delivery);
    }
  return new Map([...measured].map(([deliverer, deliveries]) => [deliverer, toMedian(deliveries)]));
}

async function measureDelivery(
  workerd: Workerd,
  { name, nextRequest }: Target,
  seconds: number,
): Promise<Delivery> {
  let [requests, sentBytes] = [0, 0];
  const next: NextRequest = () => {
    const message = toMessage(nextRequest());
    requests += 1;
    sentBytes += Buffer.byteLength(message);
    return message;
  };
  const bytesBefore = await workerd.bytesRead();
  const { cpuTime, throughput, p50 } = await measureLoad(workerd, name, next, seconds);
  const bytesRead = (await workerd.bytesRead()) - bytesBefore - sentBytes;
  return { cpuTime: cpuTime / 1_000, throughput, p50, bytesRead: bytesRead / requests };
}

function toMedian(deliveries: readonly Delivery[]): Delivery {
  const medianOf = (name: keyof Delivery) => median(deliveries.map((delivery) => delivery[name]));
  return {
    cpuTime: medianOf('cpuTime'),
    throughput: medianOf('throughput'),
    p50: medianOf('p50'),
    bytesRead: medianOf('bytesRead'),
  };
}
