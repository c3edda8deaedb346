import { expect, test } from 'vitest';
import { runWithinProcessorTime, TimeoutError } from './time-limit.ts';

const LIMIT_MS = 200;

/** What a busy machine looks like: time passes, and this process doesn't have the processor. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function compute(milliseconds: number): void {
  const start = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(start);
    if (user + system > milliseconds * 1_000) return;
  }
}

test('calls a function again that other programs kept from the processor', () => {
  let calls = 0;
  const run = () => {
    calls += 1;
    if (calls === 1) sleep(LIMIT_MS * 2);
    return calls;
  };
  expect(runWithinProcessorTime(LIMIT_MS, run)).toBe(2);
});

test('throws for a function that uses the processor for too long, also when it is called again', () => {
  let calls = 0;
  const run = () => {
    calls += 1;
    if (calls === 1) sleep(LIMIT_MS * 2);
    else compute(LIMIT_MS * 1.5);
  };
  expect(() => runWithinProcessorTime(LIMIT_MS, run)).toThrow(TimeoutError);
});

test('calls a function again for as much longer as it lacked the processor, not for the longest time', () => {
  let calls = 0;
  const run = () => {
    calls += 1;
    if (calls > 1) return compute(LIMIT_MS * 10);
    compute(LIMIT_MS * 0.6);
    return sleep(LIMIT_MS * 2);
  };
  const start = process.cpuUsage();
  expect(() => runWithinProcessorTime(LIMIT_MS, run)).toThrow(TimeoutError);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(LIMIT_MS * 3.5);
});
