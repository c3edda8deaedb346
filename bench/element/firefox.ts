/** First answer of `<edge-faq>` in Firefox, on a slow network. */
import { setTimeout as sleep } from 'node:timers/promises';
import { html, raw } from 'hono/html';
import type { Engine } from '../../e2e/engines/engine.ts';
import { launchEngine } from '../../e2e/engines/index.ts';
import { median } from '../statistics.ts';
import type { Observation } from './browser/observe-load.ts';
import { bundleObserver } from './browser/observer-script.ts';
import { withContext } from './context.ts';
import { SCREEN, TIMEOUT_MS } from './load-page.ts';
import { firstQuestion } from './measure.ts';
import { servePages } from './server/pages.ts';
import { DOWNLOAD_KBPS, LATENCY_MS } from './throttle.ts';
import { prerendered, scriptTag, scriptTagWithHint, scriptWithGuide } from './variants/edge-faq.ts';
import type { Variant, VariantContext } from './variants/variant.ts';

const PACE = { latency: LATENCY_MS, kbps: DOWNLOAD_KBPS };

const NOTES = `
Firefox has no emulation of a slow network or processor for WebDriver BiDi: the servers wait ${LATENCY_MS} ms before each response, and then as long as its
bytes take at ${DOWNLOAD_KBPS / 1000} Mbit/s; the processor is this machine's. It tells no layout shifts and no long tasks. Times as in the table of Chromium.`;

/** Prints the medians of `rounds` loads of each way to embed the element. */
export function benchFirefox(rounds: number): Promise<void> {
  return withContext((context) => measureAll(rounds, context), PACE);
}

async function measureAll(rounds: number, context: VariantContext): Promise<void> {
  const pages = await servePages(await createObserved(context), PACE);
  const firefox = await launchEngine('firefox');
  try {
    const observations = new Map<string, Observation[]>();
    // The first round warms up the servers and the browser.
    for (let round = 0; round <= rounds; round += 1) {
      process.stderr.write(round === 0 ? 'warm-up\n' : `round ${round} of ${rounds}\n`);
      for (const [{ name }, url] of pages.urls) {
        const observation = await observe(firefox, url);
        if (round > 0) observations.set(name, [...(observations.get(name) ?? []), observation]);
      }
    }
    console.table(Object.fromEntries([...observations].map(([name, all]) => [name, toRow(all)])));
    console.log(NOTES);
  } finally {
    await firefox.close();
    await pages.stop();
  }
}

/** The ways to embed the element, each page with the observer, which clicks the first question. */
async function createObserved(context: VariantContext): Promise<Variant[]> {
  const observer = await bundleObserver({ ...firstQuestion(context.guide), click: true });
  const variants = await Promise.all(
    [scriptTag, scriptTagWithHint, scriptWithGuide, prerendered].map((create) => create(context)),
  );
  return variants.map((each) => ({ ...each, head: html`<script>${raw(observer)}</script>${each.head}` }));
}

/** @throws where the page shows no answer in time. */
async function observe(firefox: Engine, url: string): Promise<Observation> {
  const { page, close } = await firefox.newPage({ viewport: SCREEN });
  try {
    await page.goto(url);
    for (const end = Date.now() + TIMEOUT_MS; Date.now() < end; await sleep(100)) {
      const seen = await page.evaluate(() => globalThis.loadObserver?.observation());
      if (seen?.answerReadable !== undefined) return seen;
    }
    throw new Error(`${url} showed no answer within ${TIMEOUT_MS / 1_000} s`);
  } finally {
    await close();
  }
}

function toRow(all: readonly Observation[]): Record<string, string> {
  const of = (value: (each: Observation) => number | undefined) =>
    median(all.map((each) => value(each) ?? Number.NaN)).toFixed(0);
  return {
    'question readable (ms)': of(({ questionReadable }) => questionReadable),
    'interactive (ms)': of(({ opened }) => opened),
    'answer readable (ms)': of(({ answerReadable }) => answerReadable),
  };
}
