/** Withdrawals on a partner's open page: the notice appears within a minute, and the answer again after the undo. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, hasFocus, openIds, waitForGuide } from './element.ts';
import { test as base, layoutShift, scriptTag } from './fixtures.ts';
import { waitFor } from './wait-for.ts';
import { NOTICE, startApi, withdrawSection } from './withdrawal-api.ts';

const test = base
  .extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'))
  .extend('api', ({ worker, guide }) => startApi(worker.origin, guide))
  /** Opens a page whose clock is advanced by the test, and whose events of the element are counted. */
  .extend('openWithClock', async ({ api, openPartnerPage, partner }) => {
    return async (body: string, head = ''): Promise<Page> => {
      const { page } = await openPartnerPage({ head: '', body: '' });
      await page.clock.install();
      await page.addInitScript(() => {
        const events: unknown[] = [];
        Object.assign(globalThis, { events });
        for (const name of ['edge-faq-load', 'edge-faq-error'])
          document.addEventListener(name, ({ detail }: CustomEventInit) =>
            events.push(detail.fault ?? 'shown'),
          );
      });
      await page.goto(partner.addPage({ head: scriptTag(api.origin) + head, body }));
      await waitForGuide(page);
      return page;
    };
  });

const MINUTE = 60_000;

const eventsOf = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'events'));

const notice = (page: Page) => page.locator('edge-faq [part=notice]');

const questionOf = (page: Page, id: string) => page.locator(`edge-faq #${id} summary`);

const headingOf = (guide: Guide, id: string) =>
  guide.chapters.flatMap(({ sections }) => sections).find((section) => section.id === id)?.heading ?? '';

test('shows the notice of a withdrawn section within a minute, in its place, and the answer again after the undo', async ({
  guide,
  api,
  openWithClock,
}) => {
  const page = await openWithClock(edgeFaq('open="process channels" search'));
  await page.locator('edge-faq [part=search-box]').fill('typed');
  await questionOf(page, 'channels').focus();
  api.respondWith(withdrawSection(guide, 'process'));
  await page.clock.runFor(MINUTE);
  await page.getByText('Prohibited by a court.').waitFor();
  expect(await questionOf(page, 'process').innerText()).toBe('Withdrawn');
  expect([await openIds(page), await hasFocus(questionOf(page, 'channels'))]).toEqual([
    ['process', 'channels'],
    true,
  ]);
  expect(await page.locator('edge-faq [part=search-box]').inputValue()).toBe('typed');

  api.respondWith(guide);
  await page.clock.runFor(MINUTE);
  await waitFor(async () =>
    expect(await questionOf(page, 'process').innerText()).toBe(headingOf(guide, 'process')),
  );
  expect(await page.getByText('Prohibited by a court.').count()).toBe(0);
  expect(await openIds(page)).toEqual(['process', 'channels']);
});

test('shows the notice in the place of a withdrawn guide, and the guide with its open sections again after the undo', async ({
  guide,
  api,
  openWithClock,
}) => {
  const page = await openWithClock(edgeFaq('toggle-all', '<a href="/help">Help elsewhere</a>'));
  await questionOf(page, 'process').click();
  api.respondWith({ status: 451, notice: NOTICE });
  await page.clock.runFor(MINUTE);
  await notice(page).waitFor();
  expect(await notice(page).innerText()).toBe(
    `${NOTICE.heading}\n\nA court has prohibited it.\nWe have appealed. <b>Not markup.</b>\n\n${NOTICE.origin}`,
  );
  expect([await notice(page).getAttribute('lang'), await notice(page).getAttribute('dir')]).toEqual([
    'en',
    'ltr',
  ]);
  expect([await notice(page).getAttribute('role'), await hasFocus(notice(page))]).toEqual(['status', true]);
  expect(await page.getByText('Help elsewhere').isVisible()).toBe(true);
  expect(await page.locator('edge-faq :is([part=retry], [part=section], [part=toolbar])').count()).toBe(0);

  api.respondWith(guide);
  await page.clock.runFor(MINUTE);
  await questionOf(page, 'process').waitFor();
  expect([await openIds(page), await notice(page).count()]).toEqual([['process'], 0]);
  expect(await eventsOf(page)).toEqual(['shown', 'withdrawn', 'shown']);
});

test('drops its copies of a withdrawn guide: another element shows the notice, even while the API is unreachable', async ({
  api,
  openWithClock,
}) => {
  const page = await openWithClock(edgeFaq());
  api.respondWith({ status: 410, notice: NOTICE });
  await page.clock.runFor(MINUTE);
  await notice(page).waitFor();
  await page.route('**/v1/**', (route) => route.abort());
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, edgeFaq('heading-level="3"'));
  await notice(page).waitFor();
  expect(await page.locator('edge-faq [part=section]').count()).toBe(0);
});

test('revalidates once a minute for all elements with the same guide, and renders nothing where the response is 304', async ({
  api,
  openWithClock,
}) => {
  const page = await openWithClock(edgeFaq('id="a"') + edgeFaq('id="b" chapter="causes"'));
  await page.clock.runFor(MINUTE / 2);
  await waitFor(() => expect(api.statuses).toEqual([200, 304]));
  for (let count = 3; count < 6; count += 1) {
    await page.clock.runFor(MINUTE - 5_000);
    await waitFor(() => expect(api.statuses).toHaveLength(count));
  }
  expect(new Set(api.statuses.slice(1))).toEqual(new Set([304]));
  expect(await eventsOf(page)).toEqual(['shown', 'shown']);
});

test('requests nothing while the page is hidden or the element removed, and what is due once they are back', async ({
  api,
  guide,
  openWithClock,
}) => {
  const page = await openWithClock(edgeFaq());
  await page.clock.runFor(MINUTE / 2);
  await waitFor(() => expect(api.statuses).toEqual([200, 304]));
  const setHidden = (hidden: boolean) =>
    page.evaluate(
      (value) => Object.defineProperty(document, 'hidden', { value, configurable: true }),
      hidden,
    );
  await setHidden(true);
  await page.clock.runFor(5 * MINUTE);
  expect(api.statuses).toEqual([200, 304]);

  api.respondWith(withdrawSection(guide, 'process'));
  await setHidden(false);
  await page.clock.runFor(5_000);
  await page.locator('edge-faq').getByText('Withdrawn', { exact: true }).waitFor();

  await page.evaluate(() => {
    const element = document.querySelector('edge-faq');
    Object.assign(globalThis, { element });
    element?.remove();
  });
  const count = api.statuses.length;
  await page.clock.runFor(5 * MINUTE);
  expect(api.statuses).toHaveLength(count);
  api.respondWith(guide);
  await page.evaluate(() => document.body.append(Reflect.get(globalThis, 'element')));
  await page.clock.runFor(5_000);
  await waitFor(async () =>
    expect(await questionOf(page, 'process').innerText()).toBe(headingOf(guide, 'process')),
  );
});

test.for([
  ['responds with 503', { status: 503 }],
  ['responds with 404', { status: 404 }],
  ['responds with 410 and no notice', { status: 410 }],
  ['responds with 451 and a malformed notice', { status: 451, notice: { heading: 'Withdrawn' } }],
] as const)(
  'keeps what is shown, without an event and until the next minute, when the API %s',
  async ([, answer], { api, openWithClock }) => {
    const page = await openWithClock(edgeFaq('open="process"'));
    api.respondWith(answer);
    await page.clock.runFor(MINUTE / 2);
    await waitFor(() => expect(api.statuses).toEqual([200, answer.status]));
    await page.clock.runFor(MINUTE / 3);
    expect([api.statuses.length, await eventsOf(page), await openIds(page)]).toEqual([
      2,
      ['shown'],
      ['process'],
    ]);
  },
);

test.for(['', '<style>html { overflow-anchor: none }</style>'])(
  'moves nothing that is in view when a section above is withdrawn and restored, with the head "%s"',
  async (head, { guide, api, openWithClock }) => {
    const page = await openWithClock(`<p>Above.</p>${edgeFaq('open="background process"')}`, head);
    await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
    const question = questionOf(page, 'process');
    await question.evaluate((node) => {
      scrollBy({ top: node.getBoundingClientRect().top - 100, behavior: 'instant' });
      Object.assign(node, { marked: true });
    });
    const answer = page.locator('edge-faq #process [part=answer] > *').first();
    await answer.evaluate((node) => Object.assign(node, { marked: true }));
    const top = (await question.boundingBox())?.y ?? 0;
    for (const next of [withdrawSection(guide, 'background'), guide]) {
      api.respondWith(next);
      const before = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.clock.runFor(MINUTE);
      await waitFor(async () =>
        expect(await page.evaluate(() => document.documentElement.scrollHeight)).not.toBe(before),
      );
      // Browsers scroll by whole pixels of the screen.
      expect(Math.abs(((await question.boundingBox())?.y ?? 0) - top)).toBeLessThan(1);
    }
    // The answer of another section is the same element: what is selected or scrolled in it stays so.
    expect(await answer.evaluate((node) => Reflect.get(node, 'marked'))).toBe(true);
    expect(await layoutShift(page)).toBe(0);
  },
);

test('scrolls the notice into view when the guide that a reader is reading is withdrawn, and leaves a reader below it in place', async ({
  guide,
  api,
  openWithClock,
}) => {
  const page = await openWithClock(`${edgeFaq('open')}<p style="height: 200vh">Below.</p>`);
  await page.evaluate(() => scrollTo({ top: 2_000, behavior: 'instant' }));
  api.respondWith({ status: 451, notice: NOTICE });
  await page.clock.runFor(MINUTE);
  await notice(page).waitFor();
  expect((await notice(page).boundingBox())?.y).toBeGreaterThanOrEqual(0);

  api.respondWith(guide);
  await page.clock.runFor(MINUTE);
  await waitForGuide(page);
  const below = page.getByText('Below.');
  await below.evaluate((node) =>
    scrollBy({ top: node.getBoundingClientRect().top - 10, behavior: 'instant' }),
  );
  const top = (await below.boundingBox())?.y ?? 0;
  api.respondWith({ status: 451, notice: NOTICE });
  await page.clock.runFor(MINUTE);
  await notice(page).waitFor({ state: 'attached' });
  expect(Math.abs(((await below.boundingBox())?.y ?? 0) - top)).toBeLessThan(1);
});
