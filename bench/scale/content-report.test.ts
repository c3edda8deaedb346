import { expect, test } from 'vitest';
import type { ContentCost } from './content.ts';
import { contentRows, describeWorkersCache } from './content-report.ts';

const delivery = { cpuTime: 0.2, throughput: 5_000, p50: 2, bytesRead: 0 };

const IMAGE: ContentCost = {
  content: 'image',
  size: 45_854,
  deliveries: new Map([
    ['constant', delivery],
    ['asset', { ...delivery, cpuTime: 0.05, bytesRead: 45_854 }],
    ['worker, cached', { ...delivery, cpuTime: 0.25 }],
    ['worker, not cached', { ...delivery, cpuTime: 0.8, bytesRead: 45_854 }],
  ]),
};

test('an image has a row for each way to deliver it, with its CPU time beside that of a constant', () => {
  const rows = contentRows([IMAGE]);
  expect(
    Object.entries(rows).map(([name, row]) => [name, row['CPU beside a constant'], row['read (kB)']]),
  ).toEqual([
    ['image of 45.9 kB: a worker that returns a constant', '1.00', '0.0'],
    ['image of 45.9 kB: static assets, no worker', '0.25', '45.9'],
    ['image of 45.9 kB: the worker, from its response cache', '1.25', '0.0'],
    ['image of 45.9 kB: the worker, not in its response cache', '4.00', '45.9'],
  ]);
});

test('Workers Cache gives back what a response takes that is not cached, and its price', () => {
  expect(describeWorkersCache([IMAGE])).toContain(
    'at most 0.80 ms of CPU and 45.9 kB read for an image ($0.016 a million)',
  );
});

test('Workers Cache is said not to be measured, with the page that says what is billed', () => {
  const sentences = describeWorkersCache([IMAGE]);
  expect(sentences).toContain("Workers Cache isn't measured");
  expect(sentences).toContain('https://developers.cloudflare.com/workers/cache/#pricing');
});
