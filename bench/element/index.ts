/**
 * `npm run bench:element`, after `npm run build`: what a reader on a slow phone waits for until a page shows a guide and opens its
 * first answer, by this repository's element in three ways and by four well-known accordions; the same guide on the same page, in
 * one Chromium, in turn. Five minutes.
 *
 *     npm run bench:element [rounds]
 */
import { cpus, loadavg } from 'node:os';
import getPort from 'get-port';
import { startWorker } from '../../cli/serve/worker.ts';
import { launchChromium } from '../../e2e/chromium/launch.ts';
import { readGuide } from './guide.ts';
import { type Measured, measure } from './measure.ts';
import { NOTES } from './notes.ts';
import { serve } from './server/serve.ts';
import { serveSite } from './server/site.ts';
import { fromWorker } from './server/sources.ts';
import { describeFigures, describeLead } from './table.ts';
import { DOWN, LATENCY, SLOWDOWN, UP } from './throttle.ts';
import { variants } from './variants/index.ts';
import type { Given, Variant } from './variants/variant.ts';

const [rounds = 5] = process.argv.slice(2).map(Number);
const [busy = 0] = loadavg();
const guide = await readGuide();
const stops: (() => Promise<void>)[] = [];

try {
  const worker = await startWorker(await getPort());
  stops.push(() => worker.stop());
  const service = await serve('127.0.0.1', fromWorker(worker.origin));
  stops.push(() => service.stop());
  const { made, missing } = await makeAll({ guide, service: service.origin });
  const site = await serveSite(made);
  stops.push(() => site.stop());
  const browser = await launchChromium();
  stops.push(() => browser.close());

  print(await measure(browser, site.addresses, guide, rounds), browser.version());
  for (const [name, reason] of missing) console.error(`\nNOT MEASURED: ${name}: ${reason}`);
  if (missing.size > 0) process.exitCode = 1;
} finally {
  await Promise.allSettled(stops.map((stop) => stop()));
}

/** Those that can't be made, for want of a package or a route, are left out and named. */
async function makeAll(given: Given): Promise<{ made: Variant[]; missing: Map<string, string> }> {
  const missing = new Map<string, string>();
  const made: Variant[] = [];
  for (const make of variants) {
    try {
      made.push(await make(given));
    } catch (error) {
      missing.set(make.name, error instanceof Error ? error.message : String(error));
    }
  }
  return { made, missing };
}

function print(measured: Measured, chromium: string): void {
  console.log(`
Chromium ${chromium}, ${cpus().length} processors (${cpus()[0]?.model}; load before the start ${busy.toFixed(1)}); medians of ${rounds} rounds, in turn, each with an empty cache
Slow 4G as in Lighthouse: ${LATENCY} ms a request, ${(DOWN / 1000).toFixed(2)} Mbit/s down, ${UP} kbit/s up, processor ${SLOWDOWN} times slower; a phone of 412 x 823
`);
  console.table(describeFigures(measured));
  console.log(NOTES);
  const closed = [...measured].filter(([, taken]) => taken.some(({ click }) => !click.isOpen));
  if (closed.length > 0)
    console.log(`Closed again while loading: ${closed.map(([{ name }]) => name).join(', ')}`);
  console.log(
    '\nOurs beside the best of the peers. Nobody is ahead by less than a frame, or where the middle halves of the rounds overlap',
  );
  console.table(describeLead(measured));
}
