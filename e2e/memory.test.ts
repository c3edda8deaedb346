/** Memory of a single-page application that shows and removes elements on each navigation: DevTools counters after garbage collection. */
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { edgeFaq, waitForActions } from './element.ts';
import { startFeedbackApi } from './feedback-api.ts';
import { VOTES } from './feedback-parts.ts';
import { scriptTag, test } from './fixtures.ts';

/** Contents of the routes, each with other attributes, in other languages, or with more elements than one. */
const ROUTES = [
  edgeFaq('search toggle-all language-switch votes reports remember keep open="background"'),
  edgeFaq('locale="zh-Hant" open votes reports'),
  edgeFaq('locale="zh-Hans" collapsed chapter="collection" search count-searches keep'),
  edgeFaq('exclusive sections="process legal-risk" theme="card" id="a"') + edgeFaq('id="b" remember'),
  edgeFaq('locale="de" open="background" section-url="/help/{section}"', '<a href="/help">Help</a>'),
  '<edge-faq guide="unknown" search></edge-faq><edge-faq></edge-faq>',
  `<div lang="zh-Hant">${edgeFaq('language-switch toggle-all keep-url')}</div>`,
];

/**
 * Shows one route after another, as a router does, and uses what is on it; `from` is the number of navigations before, and `wait` how long
 * every twentieth is shown (ms).
 */
const navigate = (page: Page, from: number, count: number, wait: number) =>
  page.evaluate(
    async ([routes, first, times, shown]) => {
      const main = document.querySelector('main');
      for (let index = first; index < first + times; index += 1) {
        history.pushState(undefined, '', `?page=${index}${index % 3 ? '' : '#background'}`);
        if (main) main.innerHTML = routes[index % routes.length] ?? '';
        // The guide comes from the memory of the page.
        await new Promise((resolve) => setTimeout(resolve));
        for (const element of document.querySelectorAll('edge-faq')) {
          await element.updateComplete;
          const root = element.shadowRoot;
          const click = (selector: string) => root?.querySelector<HTMLElement>(selector)?.click();
          for (const selector of [
            'details:not([open]) > summary',
            '[part=toggle-all]',
            '[part=vote]',
            '[part=report]',
          ])
            click(selector);
          const box = root?.querySelector<HTMLInputElement>('[part=search-box]');
          box?.focus();
          if (box) box.value = 'contact';
          box?.dispatchEvent(new Event('input'));
        }
        // Some are removed while all is pending, some after responses, timers and frames.
        if (index % 4 === 0) await new Promise((resolve) => setTimeout(resolve, index % 20 ? 10 : shown));
      }
      main?.replaceChildren();
      // Longer than the confirmation of a vote, the time of a search and the wait for a frame.
      await new Promise((resolve) => setTimeout(resolve, 500));
    },
    [ROUTES, from, count, wait] as const,
  );

async function measure(devtools: CDPSession) {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, documents, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return { nodes, documents, jsEventListeners, usedSize };
}

/** A removed element that stays in memory takes kilobytes: 800 of them, more than the engine's caches of compiled code. */
const MAX_GROWTH_BYTES = 400_000;

test('needs no more nodes, listeners, documents or heap after 1,000 navigations of a single-page application than after 200', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ head: scriptTag(origin), body: `<main>${ROUTES[0]}</main>` });
  await waitForActions(page);
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const count = () => Object.assign(globalThis, { searches: Reflect.get(globalThis, 'searches') + 1 });
    Object.assign(globalThis, { searches: 0 });
    document.addEventListener('edge-faq-search', count);
  });
  // Long enough for the results of each search: the templates of what is shown for the first time stay in memory.
  await navigate(page, 0, 200, 600);
  const first = await measure(devtools);
  await navigate(page, 200, 800, 200);
  const last = await measure(devtools);
  expect({ ...last, usedSize: 0 }).toEqual({ ...first, usedSize: 0 });
  expect(last.usedSize - first.usedSize).toBeLessThan(MAX_GROWTH_BYTES);
  // Not for lack of use.
  expect(received).toContainEqual([VOTES, { helpful: true }]);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'searches'))).toBeGreaterThan(0);
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
}, 120_000);
