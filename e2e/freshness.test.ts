/** Content of unknown age: from the browser's HTTP cache, with the script, or pre-rendered; and guides that are withdrawn from the start. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, openIds, waitForGuide } from './element.ts';
import { test as base, scriptTag } from './fixtures.ts';
import { waitFor } from './wait-for.ts';
import { NOTICE, startApi, withdrawSection } from './withdrawal-api.ts';

const test = base
  .extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'))
  .extend('api', ({ worker, guide }) => startApi(worker.origin, guide));

const notice = (page: Page) => page.locator('edge-faq [part=notice]');

const questionOf = (page: Page, id: string) => page.locator(`edge-faq #${id} summary`);

const headingOf = (guide: Guide, id: string) =>
  guide.chapters.flatMap(({ sections }) => sections).find((section) => section.id === id)?.heading ?? '';

test('revalidates a guide of the browser’s HTTP cache or of the script at once, and none that has just come from the network', async ({
  guide,
  api,
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ head: scriptTag(api.origin), body: edgeFaq() });
  await waitForGuide(page);
  await page.waitForTimeout(6_000);
  expect(api.statuses).toEqual([200]);

  api.respondWith(withdrawSection(guide, 'process'));
  await page.goto(page.url());
  await waitForGuide(page);
  await page.locator('edge-faq').getByText('Withdrawn', { exact: true }).waitFor();
  expect(api.statuses).toEqual([200, 200]);

  const preloaded = await openPartnerPage({ head: scriptTag(api.origin), body: '' });
  await preloaded.page.evaluate(
    ([html, stale]) => {
      customElements.whenDefined('edge-faq').then((element) => {
        Reflect.get(element, 'preload')(stale);
        document.body.innerHTML = html;
      });
    },
    [edgeFaq(), guide] as const,
  );
  await questionOf(preloaded.page, 'process').getByText(headingOf(guide, 'process')).waitFor();
  expect(api.statuses).toHaveLength(2);
  await preloaded.page.locator('edge-faq').getByText('Withdrawn', { exact: true }).waitFor();
}, 60_000);

test('replaces pre-rendered content of a withdrawn guide, and of a guide with a withdrawn section, without an act of the reader', async ({
  guide,
  api,
  openPartnerPage,
}) => {
  api.respondWith(withdrawSection(guide, 'background'));
  const body = renderGuide(guide, { open: 'background process' });
  const { page } = await openPartnerPage({ head: scriptTag(api.origin), body });
  await page.getByText('Prohibited by a court.').waitFor();
  expect(await openIds(page)).toEqual(['background', 'process']);

  api.respondWith({ status: 410, notice: NOTICE });
  const withdrawn = await openPartnerPage({ head: scriptTag(api.origin), body });
  await notice(withdrawn.page).waitFor();
  expect(await withdrawn.page.locator('edge-faq [part=section]').count()).toBe(0);
});

test('shows the notice when the guide is withdrawn from the start, without any chunk, and a message for a response without a notice', async ({
  api,
  openPartnerPage,
}) => {
  const arabic = { ...NOTICE, locale: 'ar', heading: 'سُحب هذا الدليل' };
  api.respondWith({ status: 451, notice: arabic });
  const shown = await openPartnerPage({ head: scriptTag(api.origin), body: edgeFaq() });
  await notice(shown.page).getByText(arabic.heading).waitFor();
  expect(await notice(shown.page).getAttribute('dir')).toBe('rtl');
  await shown.page.locator('edge-faq').evaluate((element) => {
    element.innerHTML = '<p slot="error">Our own message.</p>';
  });
  expect(await notice(shown.page).isVisible()).toBe(true);

  const { page } = await openPartnerPage({ body: '', head: scriptTag(api.origin) });
  await page.route('**/embed/*/*.js*', (route) => route.abort());
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, edgeFaq());
  await notice(page).getByText(arabic.heading).waitFor();

  api.respondWith({ status: 410, notice: 'gone' });
  const other = await openPartnerPage({ head: scriptTag(api.origin), body: edgeFaq() });
  await other.page.getByText('This guide could not be found.').waitFor();
  expect(await other.page.locator('edge-faq [part=retry]').count()).toBe(0);
});

test('requests the guide of pre-rendered content again after a request that failed', async ({
  guide,
  api,
  openPartnerPage,
}) => {
  api.respondWith({ status: 503 });
  const { page } = await openPartnerPage({ head: scriptTag(api.origin), body: renderGuide(guide) });
  await page.clock.install();
  await page.reload();
  await page.waitForFunction(() => customElements.get('edge-faq'));
  await page.clock.runFor(10_000);
  await waitFor(() => expect(api.statuses).toContain(503));
  expect(await questionOf(page, 'process').isVisible()).toBe(true);
  api.respondWith(withdrawSection(guide, 'process'));
  await page.clock.runFor(60_000);
  await page.locator('edge-faq').getByText('Withdrawn', { exact: true }).waitFor();
});
