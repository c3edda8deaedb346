/**
 * `npm run bench:pages`: the pages of a guide beside the FAQ page of Starlight and of VitePress, built from the same Markdown and served
 * the same way: transfer of a first visit, Lighthouse's metrics and scores, and whether the goals are met. The first run installs the
 * peers and Lighthouse outside the repository. Takes 10 minutes.
 *
 *     npm run bench:pages [runs of Lighthouse on each page]
 *
 * @example
 *     npm run bench:pages 1
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { launchChromium } from '../../e2e/engines/chromium.ts';
import { type Measurement, measure } from './measure.ts';
import { startOurSite } from './our-site.ts';
import { buildPeer, type Generator, STARLIGHT, VITEPRESS } from './peers/build.ts';
import { readFaq } from './peers/faq.ts';
import { installPeers } from './peers/install.ts';
import { auditRows, breakdown, failedAudits, goalRows, transferRows } from './report.ts';
import { type SiteServer, serveSite } from './server.ts';
import { fromFolder, fromWorker } from './sources.ts';
import { type Speculation, speculate } from './speculation.ts';
import { ourPages, peerPage, type Subject } from './subjects.ts';

const [runs = 3] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
const cleanups: (() => Promise<void>)[] = [];

try {
  const installation = await installPeers();
  const faq = await readFaq();
  const pages: [SiteServer, Subject][] = [];

  const ours = await serveOurs();
  for (const subject of ourPages(ours.origin)) pages.push([ours, subject]);
  for (const generator of [STARLIGHT, VITEPRESS]) pages.push(await servePeer(generator));

  const browser = await launchChromium();
  cleanups.push(() => browser.close());
  const [loadBefore = 0] = loadavg();
  const measurements: Measurement[] = [];
  for (const [server, subject] of pages)
    measurements.push(await measure({ browser, installation, runs }, server, subject));
  const speculation = await speculate(
    browser,
    `${ours.origin}/g/overdue-loan/en`,
    '.languages a[hreflang=zh-Hant]',
  );
  const [loadAfter = 0] = loadavg();
  const load = `${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  print(
    measurements,
    speculation,
    `Chromium ${browser.version()}; ${cpus().length} CPUs (${cpus()[0]?.model}), load average ${load}`,
  );

  async function servePeer(generator: Generator): Promise<[SiteServer, Subject]> {
    const port = await getPort();
    const output = await buildPeer(generator, installation, faq, `http://localhost:${port}`);
    cleanups.push(() => rm(output.folder, { recursive: true }));
    const server = await serveSite(port, fromFolder(output.site));
    cleanups.push(() => server.stop());
    return [server, peerPage(generator.name, server.origin)];
  }
} finally {
  // In reverse: a worker stops before its folder is removed.
  for (const cleanup of cleanups.reverse()) await cleanup().catch(console.error);
  await rm(folder, { recursive: true, force: true });
}

async function serveOurs(): Promise<SiteServer> {
  const port = await getPort();
  const worker = await startOurSite(folder, `http://localhost:${port}`, await getPort());
  cleanups.push(() => worker.stop());
  const server = await serveSite(port, fromWorker(worker.origin));
  cleanups.push(() => server.stop());
  return server;
}

function print(measurements: readonly Measurement[], speculation: Speculation, machine: string): void {
  console.log(`
${machine}; Lighthouse 12.2.3 with its default throttling (simulated slow 4G, CPU 4 times slower), medians of ${runs}
HTTP/1.1, Brotli at level 4 as Cloudflare compresses on the fly, everything cached by the server

First visit with an empty cache, headers included (kB)`);
  console.table(transferRows(measurements));
  console.log('\nLighthouse');
  console.table(auditRows(measurements));
  console.log('\nGoals');
  console.table(goalRows(measurements));
  console.log(['\nAudits that cost points', ...failedAudits(measurements)].join('\n'));
  for (const one of measurements.slice(0, 1))
    console.log([`\nResponses of a first visit: ${one.subject.name}`, ...breakdown(one)].join('\n'));
  const { rules, error, prefetched } = speculation;
  console.log(`
Speculation rules: ${rules ? `Chromium read ${rules}` : 'Chromium read none'}${error ? `, and refused them: ${error}` : ''}
A link that is pointed at: ${prefetched ? `Chromium prefetched ${prefetched}` : 'not prefetched'}`);
}
