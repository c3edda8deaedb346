/** Cost of a guide by its size: the element beside the same markup by `innerHTML` and native `<details>`, in alternating rounds of one Chromium. */
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../../e2e/engines/chromium.ts';
import { median } from '../../statistics.ts';
import { DIST } from '../guide.ts';
import { type Server, startServer } from '../server/server.ts';
import { fromFiles } from '../server/sources.ts';
import { taskTime } from '../task-time.ts';
import { guideOf } from './guide.ts';
import { type Acts, installActs, type Source } from './page-acts.ts';

const SIZES = [18, 100, 500, 3_000];
const SUBJECTS = ['element', 'native'] as const;
type Subject = (typeof SUBJECTS)[number];

const MEASURED = ['show', 'complete', 'click', 'openAll'] as const satisfies (keyof Acts)[];

/** Time that a page gets before an act, and for what follows it (ms). */
const SETTLE_MS = 300;

/** Clicks in a round, of which the median counts. */
const CLICKS = 9;

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Size</title><script type="module" src="/embed/edge-faq.js"></script><body>';

/** Processor time of the page's main thread (ms), by act. */
type Times = Record<(typeof MEASURED)[number], number>;

/**
 * Prints the medians of processor time. It is that of the main thread: other load on the machine doesn't count, and a processor that is
 * four times slower takes four times as long for both.
 */
export async function benchSize(rounds: number): Promise<void> {
  const server = await serve();
  const browser = await launchChromium();
  try {
    const rows: Record<string, Record<string, string>> = {};
    for (const size of SIZES) {
      process.stderr.write(`${size} sections\n`);
      const times = await measureSize(browser, `${server.origin}/${size}/index.html`, rounds);
      for (const act of MEASURED) rows[`${size} sections, ${act}`] = toRow(times, act);
    }
    console.table(rows);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function serve(): Promise<Server> {
  const files = new Map(
    SIZES.flatMap((size) => [
      [`/${size}/index.html`, PAGE],
      [`/${size}/guide.json`, JSON.stringify(guideOf(size))],
    ]),
  );
  return startServer('localhost', async (path) => {
    if (!path.startsWith('/embed/')) return fromFiles(files)(path);
    return fromFiles(new Map([[path, await readFile(`${DIST}${path}`, 'utf8')]]))(path);
  });
}

function toRow(times: Record<Subject, Times[]>, act: keyof Times): Record<string, string> {
  const [element = Number.NaN, native = Number.NaN] = SUBJECTS.map((subject) =>
    median(times[subject].map((each) => each[act])),
  );
  return {
    'edge-faq (ms)': element.toFixed(1),
    'native (ms)': native.toFixed(1),
    ratio: act === 'complete' ? '' : (element / native).toFixed(2),
  };
}

/** A warm-up round precedes the others and is dropped. The native markup has a page of its own: none has laid out the text before. */
async function measureSize(browser: Browser, url: string, rounds: number): Promise<Record<Subject, Times[]>> {
  const times: Record<Subject, Times[]> = { element: [], native: [] };
  const source = await withPage(browser, url, (page) => page.evaluate(() => globalThis.acts?.source()));
  for (let round = 0; round <= rounds; round += 1)
    for (const subject of round % 2 === 0 ? SUBJECTS : SUBJECTS.toReversed()) {
      const measured = await measurePage(browser, url, subject === 'native' ? source : undefined);
      if (round > 0) times[subject].push(measured);
    }
  return times;
}

/** Both subjects have the same page, with the script. */
async function withPage<T>(
  browser: Browser,
  url: string,
  act: (page: Page) => Promise<T>,
  source?: Source,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(`(${installActs})(${JSON.stringify(source)})`);
    await page.evaluate(() => globalThis.acts?.prepare());
    return await act(page);
  } finally {
    await context.close();
  }
}

function measurePage(browser: Browser, url: string, source: Source | undefined): Promise<Times> {
  return withPage(
    browser,
    url,
    async (page) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      const show = await timeAct(page, devtools, 'show');
      const complete = await timeAct(page, devtools, 'complete');
      // The first loads the chunk of the actions below an answer.
      await timeAct(page, devtools, 'click');
      const clicks: number[] = [];
      while (clicks.length < CLICKS) clicks.push(await timeAct(page, devtools, 'click'));
      const click = median(clicks);
      const openAll = await timeAct(page, devtools, 'openAll');
      return { show, complete, click, openAll };
    },
    source,
  );
}

/** `complete` takes what follows `show`, too, which therefore ends with its frame. */
async function timeAct(page: Page, devtools: CDPSession, act: (typeof MEASURED)[number]): Promise<number> {
  if (act !== 'complete') await page.waitForTimeout(SETTLE_MS);
  const before = await taskTime(devtools);
  await page.evaluate((name) => globalThis.acts?.[name](), act);
  if (act !== 'show') await page.waitForTimeout(SETTLE_MS);
  return (await taskTime(devtools)) - before;
}
