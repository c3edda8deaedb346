/** `remember`: what is open, kept over reloads in the session storage of the page's origin. */
import { describe, expect } from 'vitest';
import type { EdgeFaq } from '../widget/edge-faq.ts';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, openIds, waitForGuide, waitForOpen, waitForReplacement } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const stored = (page: Page) => page.evaluate(() => sessionStorage.getItem('edge-faq-open'));

/** Opens or closes a section, and waits until that is stored. */
async function toggle(page: Page, section: string): Promise<void> {
  const before = await stored(page);
  await page.locator(`${section} > summary`).click();
  await waitFor(async () => expect(await stored(page)).not.toBe(before));
}

/** Loads the page again, and waits for the guide. */
async function reload(page: Page, fragment = ''): Promise<void> {
  const url = await page.evaluate(() => location.href.replace(/#.*/, ''));
  await page.goto('about:blank');
  await page.goto(url + fragment);
  await waitForGuide(page);
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('opens after a reload what the reader had opened, instead of `open`, and what the URL names, without moving anything', async ({
    openPartnerPage,
  }) => {
    const { page, console: logged } = await openPartnerPage({
      body: `<script>addEventListener('edge-faq-toggle', ({ detail }) => document.body.append(JSON.stringify(detail)))</script>
        ${edgeFaq('remember collapsed open="background"')}`,
    });
    await waitForGuide(page);
    expect(await openIds(page)).toEqual(['about', 'background']);
    expect(await stored(page)).toBe(null);
    await toggle(page, 'edge-faq #background');
    await toggle(page, 'edge-faq #collection');
    await toggle(page, 'edge-faq #process');

    await reload(page);
    expect(await openIds(page)).toEqual(['about', 'collection', 'process']);
    await page.waitForTimeout(300);
    expect(
      await page.evaluate(() => [
        scrollY,
        document.activeElement?.localName,
        document.body.innerText.includes('"open"'),
      ]),
    ).toEqual([0, 'body', false]);

    await reload(page, '#get-in-touch');
    await waitForOpen(page, 'get-in-touch');
    expect(await openIds(page)).toEqual(expect.arrayContaining(['process', 'get-in-touch']));
    expect(logged).toEqual([]);
  });

  test('keeps elements apart by their ids, and forgets nothing of one without changes', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({
      body:
        edgeFaq('id="one" remember open="process"') + edgeFaq('id="two" remember') + edgeFaq('id="three"'),
    });
    await page.locator('#three summary').first().waitFor();
    await toggle(page, '#two #channels');
    await page.locator('#three #background summary').click();
    await reload(page);
    await page.locator('#three summary').first().waitFor();
    await waitFor(async () => expect(await openIds(page)).toEqual(['process', 'channels']));
  });

  test('opens it in the place of pre-rendered content', async ({ openPartnerPage, worker }) => {
    const guide = await fetchGuide(worker.origin, 'en');
    const { page } = await openPartnerPage({
      body: renderGuide(guide, { remember: true, open: 'background' }),
    });
    await waitForReplacement(page);
    expect(await openIds(page)).toEqual(['background']);
    await toggle(page, 'edge-faq #background');
    await toggle(page, 'edge-faq #process');
    await reload(page);
    await waitForReplacement(page);
    expect(await openIds(page)).toEqual(['process']);
  });

  test.for([
    ['garbage', 'sessionStorage.setItem("edge-faq-open", "{\\"a")'],
    ['another shape', 'sessionStorage.setItem("edge-faq-open", "[1, null, \\"a\\"]")'],
    ['null', 'sessionStorage.setItem("edge-faq-open", "null")'],
    [
      'ids that the guide lacks',
      `sessionStorage.setItem("edge-faq-open", '{"' + location.pathname + ' overdue-loan ":"gone __proto__ "}')`,
    ],
    [
      'a storage that throws',
      'Object.defineProperty(self, "sessionStorage", { get() { throw new Error("no") } })',
    ],
    [
      'a full storage',
      'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }',
    ],
  ])('works with %s', async ([, script], { openPartnerPage }) => {
    const { page, console: logged } = await openPartnerPage({
      body: `<script>${script}</script>${edgeFaq('remember')}`,
    });
    await waitForGuide(page);
    expect(await openIds(page)).toEqual([]);
    await page.locator('edge-faq #process summary').click();
    await waitForOpen(page, 'process');
    await page.waitForTimeout(300);
    expect(logged).toEqual([]);
  });

  test('stores a bounded number of pages and sections, once for all that change at once', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('remember') });
    await waitForGuide(page);
    await page.evaluate(() => {
      const places = Array.from({ length: 80 }, (_, index) => [`/${index} guide `, 'a b']);
      sessionStorage.setItem('edge-faq-open', JSON.stringify(Object.fromEntries(places)));
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (...args) {
        document.body.append('!');
        setItem.apply(this, args);
      };
    });
    await page.locator('edge-faq').evaluate((element: EdgeFaq) => element.expandAll());
    await waitFor(async () => expect(await page.locator('body').innerText()).toContain('!'));
    await page.waitForTimeout(300);
    expect((await page.locator('body').innerText()).match(/!/g)).toHaveLength(1);
    const places = await page.evaluate(() =>
      Object.entries<string>(JSON.parse(sessionStorage.getItem('edge-faq-open') ?? '')),
    );
    expect([places.length, places[0]?.[0], places.at(-1)?.[1].split(' ').length]).toEqual([
      50,
      '/31 guide ',
      18,
    ]);
  });
});
