/** Load of many connections, each of which sends the next request a moment after it has the last response (closed loop). */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Workerd } from '../../test/fixtures/workerd.ts';
import { quantile } from '../statistics.ts';
import { Connection, type ReceivedResponse, RequestFailure } from './connection.ts';

/** A request as a complete HTTP/1.1 message, and the kind that it is counted as. */
export interface Message {
  kind: string;
  text: string;
}

/** Time until the complete response (ms). */
export interface Latency {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export interface LoadResult {
  /** Requests per second. */
  throughput: number;
  /** Of all responses. */
  latency: Latency;
  /** Of responses from the response cache of the worker. */
  cachedLatency: Latency;
  /** By kind of request. */
  latencies: ReadonlyMap<string, Latency>;
  /** How many requests failed, by reason. */
  failures: ReadonlyMap<string, number>;
  /** Requests that were sent again, because the server closed the connection without reading them. */
  resent: number;
  /** CPU time of workerd per request (ms). */
  cpuTime: number;
  /** CPUs that workerd had: less than 1 where other processes, the generator among them, take them. */
  cpus: number;
  /** Event loop utilization of the generator (0 to 1): near 1 it is the bottleneck. */
  generatorUtilization: number;
}

/** Time after which a reader has given up (ms). */
const TIMEOUT_MS = 10_000;

const EXPIRY_INTERVAL_MS = 250;

/**
 * Mean time between a response and the next request of the connection (ms). Without it workerd starves connections: it serves the
 * next request of a connection that it has just served, if that is there already, before it asks the system for those of others.
 */
const PAUSE_MS = 100;

/** Connections that are opened at a time, so that the queue of the listening socket doesn't overflow. */
const OPENED_AT_ONCE = 50;

/** Statuses that requests of the traffic may have. */
const EXPECTED_STATUSES = new Set([200, 304, 404]);

/** Sends requests to the service `name` for `seconds`. */
export async function measureLoad(
  workerd: Workerd,
  name: string,
  nextMessage: () => Message,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const pool = await openAll(workerd.origin(name), connections);
  const samples = new Samples();
  const expiry = setInterval(() => {
    for (const connection of pool) connection.expire(performance.now() - TIMEOUT_MS);
  }, EXPIRY_INTERVAL_MS);

  const cpuTimeBefore = await workerd.cpuTime();
  const utilizationBefore = performance.eventLoopUtilization();
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(pool.map((connection) => sendUntil(end, connection, nextMessage, samples)));
  const elapsed = performance.now() - start;
  const { utilization } = performance.eventLoopUtilization(utilizationBefore);
  const cpuTime = ((await workerd.cpuTime()) - cpuTimeBefore) / 1_000;
  clearInterval(expiry);
  for (const connection of pool) connection.close();
  return {
    ...samples.summarize(elapsed),
    resent: pool.reduce((sum, { resent }) => sum + resent, 0),
    cpuTime: cpuTime / samples.count,
    cpus: cpuTime / elapsed,
    generatorUtilization: utilization,
  };
}

async function sendUntil(
  end: number,
  connection: Connection,
  nextMessage: () => Message,
  samples: Samples,
): Promise<void> {
  for (let sent = performance.now(); sent < end; sent = performance.now()) {
    const { kind, text } = nextMessage();
    try {
      const response = await connection.send(text);
      assertExpected(response, kind);
      samples.add(kind, performance.now() - sent, response);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      samples.addFailure(error);
    }
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}

function assertExpected({ status }: ReceivedResponse, kind: string): void {
  if (!EXPECTED_STATUSES.has(status)) throw new RequestFailure(`${kind}: status ${status}`);
}

async function openAll(origin: string, count: number): Promise<Connection[]> {
  const pool = Array.from({ length: count }, () => new Connection(origin));
  for (let opened = 0; opened < count; opened += OPENED_AT_ONCE)
    await Promise.all(pool.slice(opened, opened + OPENED_AT_ONCE).map((connection) => connection.open()));
  return pool;
}

/** Latencies and failures of a measurement. */
class Samples {
  readonly #latencies = new Map<string, number[]>();
  readonly #cached: number[] = [];
  readonly #failures = new Map<string, number>();
  count = 0;

  add(kind: string, latency: number, { cached }: ReceivedResponse): void {
    const list = this.#latencies.get(kind);
    if (list) list.push(latency);
    else this.#latencies.set(kind, [latency]);
    if (cached) this.#cached.push(latency);
    this.count += 1;
  }

  addFailure({ message }: RequestFailure): void {
    this.#failures.set(message, (this.#failures.get(message) ?? 0) + 1);
  }

  summarize(
    elapsed: number,
  ): Pick<LoadResult, 'throughput' | 'latency' | 'cachedLatency' | 'latencies' | 'failures'> {
    return {
      throughput: (this.count / elapsed) * 1_000,
      latency: toLatency([...this.#latencies.values()].flat()),
      cachedLatency: toLatency(this.#cached),
      latencies: new Map([...this.#latencies].map(([kind, list]) => [kind, toLatency(list)])),
      failures: this.#failures,
    };
  }
}

function toLatency(samples: readonly number[]): Latency {
  const sorted = Float64Array.from(samples).sort();
  return {
    count: sorted.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: sorted.at(-1) ?? Number.NaN,
  };
}
