import { expect, test } from 'vitest';
import { phasesAt } from '../../test/fixtures/load-phases.ts';
import { describeLimits } from './limits.ts';

test('what breaks first is computed from the CPU time of a request and from the growth of the heap', () => {
  expect(describeLimits([phasesAt(1_000), phasesAt(2_000, { memory: { heap: 28e6 } })])).toBe(
    'Beyond 2,000 connections, what breaks first: on one CPU, a queue of one request of each (1.25 ms) takes 5 s, after which workerd closes connections, at 4,000 connections, and 10 s, after which readers give up, at 8,000 connections; the heap, 28.0 MB of the 128 MB of an isolate, reaches them at 35,000 connections.',
  );
});

test('what the measured connections have passed is named as reached, and a level heap as level', () => {
  const sentence = describeLimits([phasesAt(64), phasesAt(2_000, { mixed: { cpuTime: 5 } })]);
  expect(sentence).toContain('closes connections, at 1,000 connections (reached), and 10 s');
  expect(sentence).toContain("doesn't grow with connections");
});
