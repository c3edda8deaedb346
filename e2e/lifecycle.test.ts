/** Life cycle of elements and pages: creating, moving, removing, back/forward cache, lost connections. */
import getPort from 'get-port';
import { describe, expect } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import {
  edgeFaq,
  expectAccordionWorks,
  openIds,
  requestedPaths,
  waitForActions,
  waitForGuide,
  waitForOpen,
} from './element.ts';
import { scriptTag, test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const ELEMENT = edgeFaq('search toggle-all language-switch');

test('accepts properties and method calls before it is connected', async ({ openPartnerPage }) => {
  const { page, console } = await openPartnerPage({ body: ELEMENT });
  await waitForGuide(page);
  const shown = await page.evaluate(async () => {
    const element = document.createElement('edge-faq');
    element.expandAll();
    element.collapseAll();
    const before = element.show('process');
    Object.assign(element, { guide: 'overdue-loan', chapter: 'collection', open: '' });
    document.body.append(element);
    await new Promise((resolve) => element.addEventListener('edge-faq-load', resolve, { once: true }));
    return [before, element.shadowRoot?.querySelectorAll('details[open]').length];
  });
  expect([shown, console]).toEqual([[false, 3], []]);
});

test('keeps open sections and sends no request when it is moved in the page', async ({
  openPartnerPage,
  worker,
}) => {
  const { page, console } = await openPartnerPage({
    body: `<div id="a">${edgeFaq()}</div><div id="b"></div>`,
  });
  await expectAccordionWorks(page);
  await waitForActions(page);
  const before = await requestedPaths(page, worker.origin);
  await page.evaluate(() => {
    const element = document.querySelector('edge-faq');
    for (const id of ['b', 'a', 'b']) if (element) document.getElementById(id)?.append(element);
  });
  expect(await page.locator('#b edge-faq details[open]').count()).toBe(1);
  const requested = (await requestedPaths(page, worker.origin)).slice(before.length);
  // The chunk that revalidates comes some seconds after the element.
  expect([requested.filter((path) => !path.includes('/freshness.js')), console]).toEqual([[], []]);
});

test('shows the guide at once and without a request when a single-page application creates it again', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: `<main>${edgeFaq()}</main>` });
  await expectAccordionWorks(page);
  await waitForActions(page);
  const before = await requestedPaths(page, worker.origin);
  const questions = await page.evaluate(async (html) => {
    history.pushState(undefined, '', '?page=2#process');
    const main = document.querySelector('main');
    if (main) main.innerHTML = html;
    await new Promise(requestAnimationFrame);
    return document.querySelector('edge-faq')?.shadowRoot?.querySelectorAll('summary').length;
  }, edgeFaq());
  expect(questions).toBe(18);
  await waitForOpen(page, 'process');
  const requested = (await requestedPaths(page, worker.origin)).slice(before.length);
  expect(requested.filter((path) => !/\/(?:deep-link|freshness)\.js$/.test(path))).toEqual([]);
});

describe('in webkit', () => {
  // Neither Chromium's headless shell has such a cache, nor does Puppeteer find a page that Firefox restores.
  const test = testIn('webkit');

  test('keeps its open sections and works when the page is restored from the back/forward cache', async ({
    openPartnerPage,
    partner,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT });
    await page.locator('edge-faq #process summary').click();
    await page.evaluate(() => {
      Object.assign(globalThis, { restored: true });
    });
    await page.goto(partner.addPage({ head: '', body: 'Elsewhere.' }));
    await page.goBack();
    await waitFor(async () =>
      expect(await page.evaluate(() => Reflect.get(globalThis, 'restored'))).toBe(true),
    );
    expect(await openIds(page)).toEqual(['process']);
    await page.locator('edge-faq #process summary').click();
    await waitFor(async () => expect(await page.locator('edge-faq details[open]').count()).toBe(0));
    await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
    await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  });
});

/** Starts a proxy of the worker whose guides are stale at once (`max-age=0`). */
async function startStaleProxy(worker: string) {
  return listen(await getPort(), async ({ url }) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(worker + pathname + search);
    const headers = new Headers({ 'Access-Control-Allow-Origin': '*' });
    headers.set('Content-Type', response.headers.get('Content-Type') ?? '');
    // The script stays fresh, so that only the guide is requested again.
    headers.set('Cache-Control', pathname.startsWith('/embed/') ? 'max-age=300' : 'max-age=0');
    headers.set('ETag', response.headers.get('ETag') ?? '');
    return new Response(await response.arrayBuffer(), { headers });
  });
}

test('shows the stale guide of the browser’s HTTP cache when the API is unreachable', async ({
  openPartnerPage,
  worker,
}) => {
  const proxy = await startStaleProxy(worker.origin);
  const { page } = await openPartnerPage({
    head: scriptTag(proxy.origin),
    body: edgeFaq(),
  });
  await waitForGuide(page);
  await proxy.stop();
  await page.goto(page.url());
  await page.locator('edge-faq summary').first().click();
  expect(await page.locator('edge-faq [part=answer]').first().isVisible()).toBe(true);
});

test('keeps the loaded guide readable offline, and shows an error for a guide that is not loaded', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await waitForGuide(page);
  await page.context().setOffline(true);
  await page.locator('edge-faq #process summary').click();
  expect(await page.locator('edge-faq #process [part=answer]').isVisible()).toBe(true);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'another'));
  await page.locator('edge-faq [part=retry]').waitFor();
  expect(await page.locator('edge-faq [part=status]').innerText()).toContain('Check your connection');

  await page.context().setOffline(false);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'overdue-loan'));
  await waitForGuide(page);
});
