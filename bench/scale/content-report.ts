/** What content costs through the worker, as a table, and what Workers Cache gives back of it, as sentences. */
import type { ContentCost, Deliverer, Delivery } from './content.ts';

type Row = Record<string, string>;

const NAMES: Record<Deliverer, string> = {
  constant: 'a worker that returns a constant',
  asset: 'static assets, no worker',
  'worker, cached': 'the worker, from its response cache',
  'worker, not cached': 'the worker, not in its response cache',
};

/** Prices of Workers Paid beyond what it includes ($): https://developers.cloudflare.com/workers/platform/pricing/ */
const [PRICE_OF_MILLION_REQUESTS, PRICE_OF_MILLION_CPU_MS] = [0.3, 0.02];

/** A row for each way to deliver the same bytes, by its name. */
export function contentRows(costs: readonly ContentCost[]): Record<string, Row> {
  return Object.fromEntries(
    costs.flatMap(({ content, size, deliveries }) =>
      [...deliveries].map(([deliverer, delivery]) => [
        `${content} of ${kilobytes(size)} kB: ${NAMES[deliverer]}`,
        toRow(delivery, deliveries.get('constant')),
      ]),
    ),
  );
}

function toRow({ cpuTime, throughput, p50, bytesRead }: Delivery, constant: Delivery | undefined): Row {
  return {
    'CPU (ms)': cpuTime.toFixed(3),
    'CPU beside a constant': (cpuTime / (constant?.cpuTime ?? Number.NaN)).toFixed(2),
    'req/s': throughput.toFixed(0),
    'p50 (ms)': p50.toFixed(1),
    'read (kB)': kilobytes(bytesRead),
  };
}

/**
 * What is billed for content through the worker, and what a hit of Workers Cache gives back: what the worker takes for the response,
 * as far as it is measured here.
 *
 * @example
 * 'Through the worker, each of these requests is billed ($0.30 a million) with its CPU time; …'
 */
export function describeWorkersCache(costs: readonly ContentCost[]): string {
  const given = costs.flatMap(({ content, deliveries }) => {
    const uncached = deliveries.get('worker, not cached');
    return uncached ? [describeMiss(content, uncached)] : [];
  });
  return `Through the worker, each of these requests is billed ($${PRICE_OF_MILLION_REQUESTS.toFixed(2)} a million) with its CPU time; without Workers Cache, one for a static asset is free (https://developers.cloudflare.com/workers/static-assets/billing-and-limitations/).
Workers Cache isn't measured: neither workerd nor Miniflare has it, and Cloudflare's hits take no CPU time of the worker. So a hit gives back what the worker takes for that response:
${given.join('; ')}.
It gives back no request: with the cache on, Cloudflare bills hits, and static assets too, as requests (https://developers.cloudflare.com/workers/cache/#pricing).`;
}

function describeMiss(content: string, { cpuTime, bytesRead }: Delivery): string {
  const price = (cpuTime * PRICE_OF_MILLION_CPU_MS).toFixed(3);
  return `at most ${cpuTime.toFixed(2)} ms of CPU and ${kilobytes(bytesRead)} kB read for ${content === 'image' ? 'an image' : 'a document'} ($${price} a million)`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
