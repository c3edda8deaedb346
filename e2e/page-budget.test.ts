/** Budget of a first visit to a guide's page: the bytes of the document and of everything that it loads. */
import { brotliCompressSync, constants } from 'node:zlib';
import { expect } from 'vitest';
import { test } from './fixtures.ts';
import { GUIDE } from './guide-page.ts';

/** Without headers. */
const MAX_BYTES = 30_000;

/** Cloudflare's level for what it compresses on the fly: https://blog.cloudflare.com/results-experimenting-brotli/ */
const BROTLI_QUALITY = 4;

test.for([GUIDE, GUIDE.replace('/en', '/zh-Hant')])(
  'a first visit to %s loads at most 30,000 bytes, and no request blocks rendering',
  async (path, { open, worker }) => {
    const { page } = await open(worker.origin + path);
    // The chunk that is loaded last: the guide itself is requested on a click, or when it is due for revalidation.
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/freshness.js')),
    );
    const { urls, blocking } = await page.evaluate(() => {
      const entries = performance.getEntriesByType('resource');
      const isBlocking = (entry: PerformanceEntry) =>
        Reflect.get(entry, 'renderBlockingStatus') === 'blocking';
      return {
        urls: entries.map(({ name }) => name),
        blocking: entries.filter(isBlocking).map(({ name }) => name),
      };
    });
    const sizes = await Promise.all([page.url(), ...urls].map(compressedSize));
    expect(
      sizes.reduce((sum, [, size]) => sum + size, 0),
      JSON.stringify(sizes),
    ).toBeLessThanOrEqual(MAX_BYTES);
    expect(blocking).toEqual([]);
  },
);

async function compressedSize(url: string): Promise<[url: string, bytes: number]> {
  const response = await fetch(url, { headers: { Accept: 'text/html, */*' } });
  expect([url, response.status]).toEqual([url, 200]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  return [url, brotliCompressSync(await response.bytes(), { params }).byteLength];
}
