/** What widgets cost the page, and how long a search in the guide takes, on a slow phone. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../e2e/engines/chromium.ts';
import { median } from '../../statistics.ts';
import { bundleObserver } from '../browser/observer-script.ts';
import { cumulativeLayoutShift } from '../layout-shift.ts';
import { type LoadMeasurement, loadPage, PHONE } from '../load-page.ts';
import { servePages } from '../server/pages.ts';
import { throttle } from '../throttle.ts';
import { recordTraffic } from '../traffic.ts';
import type { VariantContext } from '../variants/variant.ts';
import { searchInPage } from './search-in-page.ts';
import { type Widget, widgetFactories } from './widgets.ts';

/** Two words of one question of the guide. */
const QUERY = 'late payment';

/** Text of the page around the widgets: loads are observed until it is readable. */
const PAGE_TEXT = { question: 'The sheet that is hardest to talk about', answer: '' };

const NOTES = `
edge-faq           Element, guide and search box by /embed/:guide.js, from another site than the page. The others are served from the page's own site.
Pagefind UI        The same guide as native <details> in the page, and Pagefind's index of the page. It does the work of our search, here without a web worker, whose
                   traffic couldn't be counted.
AI Search snippet  The same guide as native <details> in the page. Its results come from language models of a service, so nothing is searched: it shares
                   with edge-faq the work of a widget that is loaded into a page.
giscus             Likewise, with comments in the place of votes. The frame of its service is empty here.
search             From the input of "${QUERY}" to the end of the frame with the first result. Pagefind UI waits 300 ms for more input, by its default.`;

/** Prints the medians of `rounds` loads and searches of each widget. */
export async function benchWidgets(rounds: number, context: VariantContext): Promise<void> {
  const widgets: Widget[] = [];
  for (const create of widgetFactories) widgets.push(await create(context));
  const pages = await servePages(widgets);
  const browser = await launchChromium();
  try {
    const rows: Record<string, Record<string, string>> = {};
    for (const widget of widgets)
      rows[widget.name] = await measureWidget(browser, widget, pages.urls.get(widget) ?? '', rounds);
    console.table(rows);
    console.log(NOTES);
  } finally {
    await browser.close();
    await pages.stop();
  }
}

async function measureWidget(
  browser: Browser,
  { name, search }: Widget,
  url: string,
  rounds: number,
): Promise<Record<string, string>> {
  const emptyOrigin = name.startsWith('giscus') ? { emptyOrigin: 'https://giscus.app' } : {};
  const observer = await bundleObserver({ ...PAGE_TEXT, click: false });
  const loads: LoadMeasurement[] = [];
  const searches: Search[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`${name}, round ${round} of ${rounds}\n`);
    loads.push(await loadPage(browser, url, observer, emptyOrigin));
    if (search) searches.push(await measureSearch(browser, url, search));
  }
  const of = (values: readonly number[], digits: number) => median(values).toFixed(digits);
  return {
    'subresources (kB)': of(
      loads.map(({ subresourceSize }) => subresourceSize / 1000),
      1,
    ),
    requests: of(
      loads.map(({ subresourceRequests }) => subresourceRequests),
      0,
    ),
    'main thread (ms)': of(
      loads.map(({ mainThread }) => mainThread),
      0,
    ),
    'long tasks': of(
      loads.map(({ longTasks }) => longTasks.length),
      0,
    ),
    CLS: of(
      loads.map(({ layoutShifts }) => cumulativeLayoutShift(layoutShifts)),
      3,
    ),
    'search (ms)': search
      ? of(
          searches.map(({ time }) => time),
          0,
        )
      : '',
    'more for a search (kB)': search
      ? of(
          searches.map(({ bytes }) => bytes / 1000),
          1,
        )
      : '',
  };
}

interface Search {
  time: number;
  bytes: number;
}

/** A search on a page that has loaded, with what is loaded for it. */
async function measureSearch(
  browser: Browser,
  url: string,
  selectors: NonNullable<Widget['search']>,
): Promise<Search> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const recorder = await recordTraffic(devtools);
    await throttle(devtools);
    await page.goto(url);
    await page.locator(selectors.field).first().waitFor();
    await recorder.idle(1_000);
    const before = recorder.traffic.subresourceSize;
    const time = await page.evaluate(searchInPage, { ...selectors, query: QUERY });
    await recorder.idle(1_000);
    return { time, bytes: recorder.traffic.subresourceSize - before };
  } finally {
    await context.close();
  }
}
