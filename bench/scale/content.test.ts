import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { measureContent } from './content.ts';

/** Keeps responses by URL, as the worker does, and reads a file for any other. */
const WORKER = `
const cache = new Map();
export default {
  async fetch({ url }, { ASSETS }) {
    const name = new URL(url).pathname.startsWith('/images/') ? 'image' : 'document';
    if (!cache.has(url)) cache.set(url, await (await ASSETS.fetch('https://assets.invalid/' + name)).arrayBuffer());
    return new Response(cache.get(url));
  },
};
`;

/** Bytes per request that workerd reads from its event loop. */
const TOLERANCE = 100;

test('each way to deliver content is measured, with the bytes that it reads from files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const sizes = { image: 40_000, document: 20_000 };
  for (const [name, size] of Object.entries(sizes)) await writeFile(join(folder, name), Buffer.alloc(size));
  const module = join(folder, 'worker.js');
  await writeFile(module, WORKER);

  const site = { guides: 2, image: '/images/a.png' };
  const schedule = { rounds: 2, seconds: 0.05 };
  const costs = await measureContent(folder, { name: 'site', module, assets: folder }, site, schedule);

  expect(costs.map(({ content, size }) => [content, size])).toEqual(Object.entries(sizes));
  for (const { size, deliveries } of costs) {
    const reads = [...deliveries].map(([deliverer, { bytesRead }]) => {
      const isFile = Math.abs(bytesRead - size) < TOLERANCE;
      return [deliverer, isFile ? 'the file' : bytesRead < TOLERANCE ? 'nothing' : bytesRead];
    });
    expect(reads).toEqual([
      ['constant', 'nothing'],
      ['asset', 'the file'],
      ['worker, cached', 'nothing'],
      ['worker, not cached', 'the file'],
    ]);
  }
});
