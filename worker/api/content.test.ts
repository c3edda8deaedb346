import { expect, test } from 'vitest';
import { currentRevision, fetchWorker } from '../../test/fixtures/worker-sample.ts';

const EN = currentRevision('parcels', 'en');

test('redirects the former URL of a document to the guide at that revision', async () => {
  const response = await fetchWorker(`/content/parcels/en/${EN}.json`);
  expect([response.status, response.headers.get('Location')]).toEqual([
    308,
    `/v1/guides/parcels?locale=en&revision=${EN}`,
  ]);
});

test.each([
  '/content/manifest.json',
  `/content/sitemap/${'0'.repeat(64)}.jsonl`,
  `/content/parcels/en/${EN}.edition`,
  `/content/parcels/en/${EN}.sections.jsonl`,
  '/content/',
])('returns 404 for %s: compiled files are for the worker only', async (path) => {
  const response = await fetchWorker(path);
  expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
});
