/** Votes of many readers, and a generator that sends them at a steady rate whatever their responses take (open loop). */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, openConnection } from '../api/connection.ts';
import type { NextRequest } from '../api/load.ts';
import { BROWSER_HEADERS } from '../api/routes.ts';
import { SECTIONS_PER_GUIDE } from '../api/sites.ts';
import { quantile, toAscending } from '../statistics.ts';

export interface SteadyResult {
  /** Responses per second. */
  throughput: number;
  /** Time from when a request was due until its complete response (ms). */
  p50: number;
  p99: number;
  /** Responses that were errors. */
  failures: number;
}

/** Questions of a chapter in the synthetic guide. */
const SECTIONS_PER_CHAPTER = 5;

/** Enough for responses that take a second. */
const CONNECTIONS = 64;

const TICK_MS = 5;

/** Each vote is of another reader, on the next section. Half of them give a reason. */
export function votesOfReaders(): NextRequest {
  let reader = 0;
  return () => {
    reader += 1;
    const section = reader % SECTIONS_PER_GUIDE;
    const id = `question-${Math.floor(section / SECTIONS_PER_CHAPTER)}-${section % SECTIONS_PER_CHAPTER}`;
    const body = reader % 2 === 0 ? '{"helpful":true}' : '{"helpful":false,"reason":"unclear"}';
    return toPost(`/v1/guides/guide-0/sections/${id}/votes`, toAddress(reader), body);
  };
}

/** Opens the connections of `sendSteadily`: before a measurement, since that takes time. */
export function openConnections(origin: string): Promise<Connection[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(origin)));
}

/** Sends `rate` requests per second until `isOver`, then waits for the last responses and closes the connections. */
export async function sendSteadily(
  connections: readonly Connection[],
  next: NextRequest,
  rate: number,
  isOver: () => boolean,
): Promise<SteadyResult> {
  const free = [...connections];
  const latencies: number[] = [];
  const waiting: Promise<void>[] = [];
  let failures = 0;
  const start = performance.now();
  for (let sent = 0; !isOver(); await sleep(TICK_MS)) {
    const due = Math.floor(((performance.now() - start) / 1_000) * rate);
    for (; sent < due; sent += 1) {
      const connection = free.pop();
      if (!connection) break;
      const dueAt = start + (sent / rate) * 1_000;
      const send = async () => {
        try {
          await connection.send(next());
          latencies.push(performance.now() - dueAt);
        } catch {
          failures += 1;
        }
        free.push(connection);
      };
      waiting.push(send());
    }
  }
  const elapsed = (performance.now() - start) / 1_000;
  const throughput = latencies.length / elapsed;
  await Promise.all(waiting);
  for (const connection of connections) connection.close();
  const sorted = toAscending(latencies);
  return { throughput, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), failures };
}

function toPost(path: string, address: string, body: string): string {
  const headers = {
    Host: 'faq.example',
    ...BROWSER_HEADERS,
    'CF-Connecting-IP': address,
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  };
  const lines = Object.entries(headers).map((field) => field.join(': '));
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** An IPv4 address of its own for each of 16 million readers. */
function toAddress(reader: number): string {
  return ['10', reader >> 16, (reader >> 8) & 255, reader & 255].join('.');
}
