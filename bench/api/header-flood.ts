/**
 * `npm run bench:memory`: live heap of an isolate before and after 4,500 requests with 90 kB of `Accept-Language` each, all different,
 * and as many with different `Accept` and different URLs. The platform's limit is 128 MB; the budget is 40 MB. Needs Linux.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../test/fixtures/worker-bundle.ts';
import { startWorkerd } from '../../test/fixtures/workerd.ts';
import { openConnection } from './connection.ts';
import { measureHeap } from './heap.ts';
import { generateSite } from './sites.ts';

const REQUESTS = 4_500;
const HEADER_BYTES = 90_000;
const BUDGET = 40_000_000;
const GUIDE = '/v1/guides/guide-0';

/** Requests of each flood, by their number. */
const FLOODS: Record<string, (index: number) => string> = {
  'Accept-Language of 90 kB': (index) => get(GUIDE, `Accept-Language: ${manyRanges(`x${index}-`)}`),
  'Accept of 90 kB': (index) => get(GUIDE, `Accept: */*, ${manyRanges(`a/x${index}`)}`),
  'Accept-Language of 200 bytes': (index) => get(GUIDE, `Accept-Language: en, ${'x'.repeat(190)}${index}`),
  'queries of 100 characters': (index) => get(`/v1/search?q=${`${index}`.padEnd(100, 'x')}`, 'Accept: */*'),
};

const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
try {
  const { module } = await bundleWorker(folder);
  const { assets } = await generateSite(folder, 1);
  const workerd = await startWorkerd(folder, [{ name: 'edge-faq', module, assets }], true);
  const rows: Record<string, { requests: number; 'live heap MB': string; 'resident MB': string }> = {};
  const measure = async (name: string, requests: number) => {
    const resident = await workerd.residentMemory();
    const heap = await measureHeap(workerd.inspectorUrl('edge-faq'));
    rows[name] = { requests, 'live heap MB': megabytes(heap), 'resident MB': megabytes(resident) };
    if (heap > BUDGET) process.exitCode = 1;
  };
  await flood(workerd.origin('edge-faq'), [get(GUIDE, 'Accept: */*')]);
  await measure('first response', 1);
  for (const [name, requestOf] of Object.entries(FLOODS)) {
    await flood(
      workerd.origin('edge-faq'),
      Array.from({ length: REQUESTS }, (_, index) => requestOf(index)),
    );
    await measure(name, REQUESTS);
  }
  await workerd.stop();
  console.table(rows);
  console.log(
    `Floods one after the other. Budget: ${BUDGET / 1_000_000} MB of live heap after each. The resident set is that of the whole process, with its garbage.`,
  );
} finally {
  await rm(folder, { recursive: true });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function get(path: string, header: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: faq.example\r\n${header}\r\n\r\n`;
}

function manyRanges(range: string): string {
  return `${range},`.repeat(Math.floor(HEADER_BYTES / (range.length + 1))).slice(0, -1);
}

async function flood(origin: string, requests: readonly string[]): Promise<void> {
  const { send, close } = await openConnection(origin);
  for (const request of requests) await send(request);
  close();
}
