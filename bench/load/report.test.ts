import { expect, test } from 'vitest';
import { phasesAt } from '../../test/fixtures/load-phases.ts';
import type { Phases } from './phases.ts';
import { goalRows } from './report.ts';

const verdictsOf = (...all: Phases[]) => goalRows(all).map(({ met }) => met);

test('all goals are met without failures, near the baseline, and with the same heap', () => {
  expect(verdictsOf(phasesAt(64), phasesAt(2_000))).toEqual(['yes', 'yes', 'yes, 1.00', 'yes, 1.00']);
});

test('errors and timeouts are counted apart, of mixed traffic and of cached reads', () => {
  const failures = new Map([
    ['section: status 503', 2],
    ['timeout', 3],
  ]);
  const [errors, timeouts] = verdictsOf(
    phasesAt(64),
    phasesAt(2_000, { mixed: { failures }, cached: { failures: { errors: 1, timeouts: 4 } } }),
  );
  expect(errors).toBe('no, 3 at 2000 connections with 0.9 CPUs');
  expect(timeouts).toBe('no, 7 at 2000 connections with 0.9 CPUs');
});

test('a p99 of more than 3 times that of the baseline is not met, at the highest number of connections only', () => {
  const slow = { cached: { p99Ratio: 3.1 } };
  expect(verdictsOf(phasesAt(64), phasesAt(2_000, slow))[2]).toBe('no, 3.10');
  expect(verdictsOf(phasesAt(64, slow), phasesAt(2_000))[2]).toBe('yes, 1.00');
});

test('a heap that grows by a fifth with the connections is not level', () => {
  expect(verdictsOf(phasesAt(64), phasesAt(2_000, { memory: { heap: 30e6 } }))[3]).toBe('no, 1.20');
});
