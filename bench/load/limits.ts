/** What breaks first where more connections are open: times and memory that the measured load will reach. */
import type { Phases } from './phases.ts';

/** How long one request of each connection may take together (ms). */
const WAITS: { name: string; limit: number }[] = [
  { name: '5 s, after which workerd closes connections,', limit: 5_000 },
  { name: '10 s, after which readers give up,', limit: 10_000 },
];

/** Bytes. */
const ISOLATE_MEMORY = 128e6;

/**
 * A sentence on what breaks first beyond the highest number of connections: the queue of one request of each connection, by the CPU
 * time that one took there, on one CPU; the heap, by a straight line through the two highest numbers.
 *
 * @example
 * 'Beyond 2,000 connections, what breaks first: on one CPU, a queue of one request of each (1.41 ms) takes 5 s, after which …'
 */
export function describeLimits(all: readonly Phases[]): string {
  const ascending = all.toSorted((a, b) => a.connections - b.connections);
  const [largest, smaller] = [ascending.at(-1), ascending.at(-2)];
  if (!largest) return 'What breaks first is computed from a measured load.';
  const { cpuTime } = largest.mixed;
  const waits = WAITS.map(({ name, limit }) => `${name} at ${format(limit / cpuTime, largest)}`);
  return `Beyond ${largest.connections.toLocaleString('en')} connections, what breaks first: on one CPU, a queue of one request of each (${cpuTime.toFixed(2)} ms) takes ${waits.join(', and ')}; ${describeHeap(largest, smaller)}.`;
}

function describeHeap(largest: Phases, smaller: Phases | undefined): string {
  const { heap } = largest.memory;
  const size = `the heap, ${megabytes(heap)} MB of the 128 MB of an isolate,`;
  if (!smaller) return `${size} is measured at one number of connections only`;
  const slope = (heap - smaller.memory.heap) / (largest.connections - smaller.connections);
  if (slope <= 0) return `${size} doesn't grow with connections`;
  return `${size} reaches them at ${format(largest.connections + (ISOLATE_MEMORY - heap) / slope, largest)}`;
}

function format(connections: number, { connections: measured }: Phases): string {
  const rounded = Number(connections.toPrecision(2)).toLocaleString('en');
  return `${rounded} connections${connections <= measured ? ' (reached)' : ''}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
