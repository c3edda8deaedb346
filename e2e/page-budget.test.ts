/** Budget of a first visit to a guide's page: what it transfers before the page is complete, and what rendering waits for. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './fixtures.ts';

/** Of HTML and scripts, without headers. */
const MAX_BYTES = 30_000;

/** Cloudflare's level for what it compresses on the fly: https://blog.cloudflare.com/results-experimenting-brotli/ */
const BROTLI_QUALITY = 4;

/** Of the whole visit: its last requests come 2 s after the element is defined, and later on a busy machine. */
const TIMEOUT_MS = 90_000;

test.for(['/g/overdue-loan/en', '/g/overdue-loan/zh-Hant'])(
  'a first visit to %s transfers at most 30,000 bytes of HTML and scripts, and no request blocks rendering',
  async (path, { browser, worker }) => {
    const { bodies, blocking } = await visit(browser, worker.origin + path);
    const sizes = Object.entries(bodies).map(([url, body]) => [url, compressedSize(body)] as const);
    // The page, the element, and the chunks that it loads once the page has settled.
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(
      sizes.reduce((sum, [, size]) => sum + size, 0),
      JSON.stringify(sizes),
    ).toBeLessThanOrEqual(MAX_BYTES);
    expect(blocking).toEqual([]);
  },
);

interface Visit {
  /** Documents and scripts by URL. */
  bodies: Record<string, Buffer>;
  /** URLs of render-blocking requests. */
  blocking: string[];
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const bodies: Promise<[string, Buffer]>[] = [];
    page.on('response', (response) => {
      if (!['document', 'script'].includes(response.request().resourceType())) return;
      bodies.push(response.body().then((body) => [response.url(), body]));
    });
    const lastChunks = ['prerendered', 'freshness'].map((name) =>
      page.waitForResponse((response) => response.url().endsWith(`/${name}.js`), { timeout: TIMEOUT_MS }),
    );
    await Promise.all([page.goto(url), ...lastChunks]);
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
        .map(({ name }) => name),
    );
    return { bodies: Object.fromEntries(await Promise.all(bodies)), blocking };
  } finally {
    await context.close();
  }
}

function compressedSize(body: Buffer): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  return brotliCompressSync(body, { params }).byteLength;
}
