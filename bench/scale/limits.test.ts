import { expect, test } from 'vitest';
import { describeLimits } from './limits.ts';
import type { Column } from './measure.ts';

/** A site whose heap and largest file grow by as much per guide, in MB, and whose build takes a second per guide. */
function columnOf(guides: number, locales: number, growth: { heap: number; file: number }): Column {
  const cost = { cpuTime: 0, peakMemory: 0, wallTime: guides };
  const throughput = { throughput: 1, ratio: 1, cpuRatio: 1 };
  return {
    site: { guides, locales, name: `${guides} x ${locales}`, proses: [], root: '', assets: '', image: '' },
    builds: { cold: cost, changed: cost, unchanged: cost },
    worker: {
      firstSection: 0,
      searches: new Map(),
      unknownGuide: 0,
      sections: throughput,
      languages: throughput,
      listSize: 0,
      list: 0,
      heap: guides * growth.heap * 1e6,
      failures: 0,
    },
    content: [],
    output: { bytes: 0, largest: guides * growth.file * 2 ** 20 },
    filesPerEdition: 3,
  };
}

test('the limits are in the order in which a growing site reaches them', () => {
  const growth = { heap: 0.5, file: 0 };
  expect(describeLimits([columnOf(1, 1, growth), columnOf(10, 2, growth), columnOf(100, 2, growth)])).toBe(
    'Beyond 100 x 2, what breaks first: 128 MB of an isolate at 260 guides x 2; then 20 minutes of a build at 1,200 guides x 2; then 20,000 files of the free plan at 3,300 guides x 2; then 100,000 files of the paid plan at 17,000 guides x 2; then 25 MiB of one file never.',
  );
});

test('a limit that the largest site has passed is first, and named as reached', () => {
  const growth = { heap: 0, file: 0.5 };
  expect(describeLimits([columnOf(10, 1, growth), columnOf(100, 1, growth)])).toMatch(
    /^Beyond 100 x 1, what breaks first: 25 MiB of one file at 50 guides x 1 \(reached\); then /,
  );
});

test('a limit that sites of both sizes have passed is reached, even where the larger one needs less', () => {
  const [smaller, larger] = [
    columnOf(10, 1, { heap: 20, file: 0 }),
    columnOf(100, 1, { heap: 1.5, file: 0 }),
  ];
  expect(describeLimits([smaller, larger])).toMatch(
    /^Beyond 100 x 1, what breaks first: 128 MB of an isolate at any number of guides \(reached\); then /,
  );
});

test('sites of one size say what the sentence is computed from', () => {
  const growth = { heap: 1, file: 1 };
  expect(describeLimits([columnOf(1, 1, growth), columnOf(10, 3, growth)])).toContain('two sizes of site');
});
