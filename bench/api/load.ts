/** Load generator: 20 connections that send the next request as soon as the last response has arrived (closed loop). */
import { performance } from 'node:perf_hooks';
import type { Workerd } from '../../test/fixtures/workerd.ts';
import { quantile } from '../statistics.ts';
import { openConnection } from './connection.ts';
import { BROWSER_HEADERS, type RouteRequest } from './routes.ts';

export interface LoadMeasurement {
  /** Requests per second. */
  throughput: number;
  /** Median latency until the complete response (ms). */
  p50: number;
  /** 99th percentile of the latency (ms). */
  p99: number;
  /** CPU time of workerd per request (µs). */
  cpuTime: number;
  /** Event loop utilization of the generator (0 to 1): near 1 it is the bottleneck. */
  generatorUtilization: number;
}

/** Returns the next request to send, a complete HTTP/1.1 message. */
export type NextRequest = () => string;

const CONNECTIONS = 20;

/**
 * Sends requests to the service `name` for `seconds`.
 *
 * @throws if a request fails or its response is an error.
 */
export async function measureLoad(
  workerd: Workerd,
  name: string,
  nextRequest: NextRequest,
  seconds: number,
): Promise<LoadMeasurement> {
  const opening = Array.from({ length: CONNECTIONS }, () => openConnection(workerd.origin(name)));
  const connections = await Promise.all(opening);
  const latencies: number[] = [];

  const cpuTimeBefore = await workerd.cpuTime();
  const utilizationBefore = performance.eventLoopUtilization();
  const start = performance.now();
  const end = start + seconds * 1_000;
  const sending = connections.map(async ({ send }) => {
    for (let sent = start; sent < end; ) {
      sent = performance.now();
      await send(nextRequest());
      latencies.push(performance.now() - sent);
    }
  });
  await Promise.all(sending);
  const elapsed = (performance.now() - start) / 1_000;
  const generatorUtilization = performance.eventLoopUtilization(utilizationBefore).utilization;
  const cpuTime = (await workerd.cpuTime()) - cpuTimeBefore;
  for (const connection of connections) connection.close();

  const sorted = Float64Array.from(latencies).sort();
  return {
    throughput: sorted.length / elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    cpuTime: cpuTime / sorted.length,
    generatorUtilization,
  };
}

/** Cycles through `requests`; the position is kept from one measurement to the next. */
export function cycle(requests: readonly RouteRequest[]): NextRequest {
  const messages = requests.map(toMessage);
  let sent = 0;
  return () => {
    const message = messages[sent % messages.length];
    sent += 1;
    if (message === undefined) throw new RangeError('a route needs at least one request');
    return message;
  };
}

/** The request as a complete HTTP/1.1 message. */
export function toMessage({ path, method, headers }: RouteRequest): string {
  const fields = Object.entries({ Host: 'faq.example', ...BROWSER_HEADERS, ...headers });
  const lines = fields.map((field) => field.join(': '));
  return `${method ?? 'GET'} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
