/** Asks one server as fast as it answers, on 20 connections, and measures both ends. */
import { performance } from 'node:perf_hooks';
import { openConnection } from './connection.ts';
import { BROWSER, type Question } from './routes.ts';
import type { Workerd } from './workerd.ts';

export interface Load {
  /** Requests a second. */
  rate: number;
  /** Time until the whole answer is there: half of the answers took no longer (ms). */
  p50: number;
  /** The same for 99 of 100 (ms). */
  p99: number;
  /** Processor time of workerd for one request (µs). */
  processor: number;
  /** Which part of the time this process was busy: near 1 it is what limits the rate. */
  generator: number;
}

/** Gives one request after the other. */
export type Requests = () => string;

const CONNECTIONS = 20;

/**
 * Sends `requests` to the service `name`, `seconds` long.
 *
 * @throws where a request fails or is answered with an error.
 */
export async function measureLoad(
  workerd: Workerd,
  name: string,
  requests: Requests,
  seconds: number,
): Promise<Load> {
  const opening = Array.from({ length: CONNECTIONS }, () => openConnection(workerd.origin(name)));
  const connections = await Promise.all(opening);
  const times: number[] = [];

  const spent = await workerd.processorTime();
  const busy = performance.eventLoopUtilization();
  const start = performance.now();
  const end = start + seconds * 1_000;
  const asking = connections.map(async ({ send }) => {
    for (let sent = start; sent < end; ) {
      sent = performance.now();
      await send(requests());
      times.push(performance.now() - sent);
    }
  });
  await Promise.all(asking);
  const elapsed = (performance.now() - start) / 1_000;
  const generator = performance.eventLoopUtilization(busy).utilization;
  const processor = (await workerd.processorTime()) - spent;
  for (const connection of connections) connection.close();

  const sorted = Float64Array.from(times).sort();
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    rate: sorted.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
    processor: processor / sorted.length,
    generator,
  };
}

/** All `questions` in turn and then from the first again, over as many measurements as there are. */
export function inTurn(questions: readonly Question[]): Requests {
  const requests = questions.map(({ path, method = 'GET', headers }) => {
    const lines = Object.entries({ Host: 'faq.example', ...BROWSER, ...headers }).map((pair) =>
      pair.join(': '),
    );
    return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  });
  let asked = 0;
  return () => {
    const request = requests[asked % requests.length];
    asked += 1;
    if (request === undefined) throw new RangeError('nothing to ask');
    return request;
  };
}
