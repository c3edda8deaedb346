/** Links from one section of a guide to another, and results of its search: fragment navigation, as by any link to a place on the page. */
import { describe, expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, openIds, requestedPaths, waitForGuide, waitForOpen } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const SPACE = '<p style="height: 150vh">Above.</p>';

/** Ids of the focused element and of the section with focus in it, and what the page's URL has after its path. */
const place = (page: Page) =>
  page.evaluate(() => {
    const section = document.activeElement?.shadowRoot?.activeElement?.closest('details')?.id;
    return [document.activeElement?.id, section, location.search + location.hash].join(' ');
  });

const expectPlace = (page: Page, expected: string) =>
  waitFor(async () => expect(await place(page)).toBe(expected));

/** Puppeteer's own waits for a load where the URL loses its fragment in Firefox. */
const goBack = (page: Page) => page.evaluate(() => history.back());

const hash = (page: Page) => page.evaluate(() => location.hash);

/** Clicks the link to `to` in the open section `from`. */
const follow = (page: Page, from: string, to: string, element = 'edge-faq') =>
  page.locator(`${element} #${from} a[href="#${to}"]`).click();

/** Opens the section `losing-contact`, whose answer has links. */
async function openLinks(page: Page, element = 'edge-faq'): Promise<void> {
  await page.locator(`${element} #losing-contact summary`).click();
  await page.locator(`${element} #losing-contact [part=answer]`).waitFor();
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('a link sets the fragment, and Back and Forward lead to the questions before and after', async ({
    openPartnerPage,
  }) => {
    const { page, console: logged } = await openPartnerPage({ body: SPACE + edgeFaq('id="faq"') + SPACE });
    await waitForGuide(page);
    await page.evaluate(() => {
      for (const name of ['pushState', 'replaceState'] as const) history[name] = () => console.error(name);
    });
    await openLinks(page);
    await follow(page, 'losing-contact', 'legal-risk');
    await expectPlace(page, 'faq legal-risk #faq/legal-risk');
    expect(await openIds(page)).toEqual(['losing-contact', 'legal-risk']);

    await goBack(page);
    await expectPlace(page, 'faq losing-contact ');
    await waitFor(async () => {
      const { y = -1 } = (await page.locator('edge-faq #losing-contact summary').boundingBox()) ?? {};
      expect([y > 0, y < 100]).toEqual([true, true]);
    });
    await page.evaluate(() => history.forward());
    await expectPlace(page, 'faq legal-risk #faq/legal-risk');
    expect([logged, await page.locator('body').innerText()]).toEqual([
      [],
      expect.not.stringContaining('changed'),
    ]);
  });

  test('Back opens the question before, where it has been closed', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('exclusive') });
    await waitForGuide(page);
    await openLinks(page);
    await follow(page, 'losing-contact', 'legal-risk');
    // Until the chunk that sets it has come, Back leaves the page.
    await waitFor(async () => expect(await hash(page)).toBe('#legal-risk'));
    expect(await openIds(page)).toEqual(['legal-risk']);
    await goBack(page);
    await waitFor(async () => expect(await openIds(page)).toEqual(['losing-contact']));
  });

  test('leads to the section in the element of the link, also by Forward, where others have it too', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({
      body: `${edgeFaq('class="one"')}<p id="legal-risk">Ours</p><div class="two">${edgeFaq('id="two"')}</div>${edgeFaq('class="three"')}`,
    });
    await page.locator('.three summary').first().waitFor();
    for (const [element, fragment] of [
      ['#two', '#two/legal-risk'],
      ['.three', '#legal-risk'],
    ] as const) {
      await openLinks(page, element);
      await follow(page, 'losing-contact', 'legal-risk', element);
      await waitFor(async () => expect(await hash(page)).toBe(fragment));
      await waitFor(async () =>
        expect(
          await page
            .locator(`${element} #legal-risk summary`)
            .evaluate((summary) => summary.matches(':focus')),
        ).toBe(true),
      );
    }
    await page.evaluate(() => history.go(-2));
    await waitFor(async () => expect(await hash(page)).toBe(''));
    await page.locator('.three #legal-risk summary').click();
    await page.evaluate(() => history.go(2));
    await waitFor(async () => expect(await page.locator('.three #legal-risk').getAttribute('open')).toBe(''));
    expect(await page.locator('.one details[open]').count()).toBe(0);
  });

  test('reveals the section again when its link is clicked again, without another entry', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('id="faq"') });
    await waitForGuide(page);
    await openLinks(page);
    await follow(page, 'losing-contact', 'legal-risk');
    await expectPlace(page, 'faq legal-risk #faq/legal-risk');
    const entries = await page.evaluate(() => history.length);
    await page.locator('edge-faq #legal-risk summary').click();
    await waitFor(async () => expect(await openIds(page)).toEqual(['losing-contact']));
    await follow(page, 'losing-contact', 'legal-risk');
    await waitForOpen(page, 'legal-risk');
    await expectPlace(page, 'faq legal-risk #faq/legal-risk');
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test('stays on a page whose <base> is another one', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({
      body: `<base href="/elsewhere/">${edgeFaq('id="faq"')}`,
    });
    await waitForGuide(page);
    await openLinks(page);
    await follow(page, 'losing-contact', 'legal-risk');
    await expectPlace(page, 'faq legal-risk #faq/legal-risk');
  });

  test('leaves the URL as it is with `keep-url`', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('keep-url id="faq"') }, { hash: '#/route' });
    await waitForGuide(page);
    await openLinks(page);
    await follow(page, 'losing-contact', 'legal-risk');
    await expectPlace(page, 'faq legal-risk #/route');
    await page.waitForTimeout(300);
    expect(await hash(page)).toBe('#/route');
  });

  test('leaves a link to a section that the guide lacks to the browser', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({
      body: `${edgeFaq('', '<a slot="header" href="#ours">Ours</a>')}${SPACE}<p id="ours">Ours</p>`,
    });
    await waitForGuide(page);
    await page.locator('edge-faq a[slot]').click();
    await waitFor(async () => expect(await hash(page)).toBe('#ours'));
    await waitFor(async () => expect(await page.evaluate(() => scrollY > 0)).toBe(true));
  });

  test('a search result is such a link', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('search id="faq"') + SPACE });
    await page.locator('edge-faq [part=search-box]').fill('contact');
    const result = page.locator('edge-faq [part=result]').first();
    const target = await result.getAttribute('href');
    await result.click();
    await waitFor(async () => expect(await hash(page)).toBe(`#faq/${target?.slice(1)}`));
    await goBack(page);
    await waitFor(async () => expect(await hash(page)).toBe(''));
  });

  test('works in a frame of the worker', async ({ openPartnerPage, worker }) => {
    const { page } = await openPartnerPage({
      body: `<iframe id="worker" width="600" height="900" src="${worker.origin}/embed/frame?guide=overdue-loan&locale=en&chapter=causes"></iframe>`,
    });
    const frame = page.frameLocator('#worker');
    await frame.locator('edge-faq #losing-contact summary').click();
    await frame.locator('edge-faq #losing-contact a[href="#legal-risk"]').first().click();
    await waitFor(async () =>
      expect(await frame.locator('edge-faq #legal-risk').getAttribute('open')).toBe(''),
    );
    await waitFor(async () =>
      expect(await frame.locator('edge-faq').evaluate(() => location.hash)).toBe('#legal-risk'),
    );
  });

  test('leads to the section in its own element before pre-rendered content is replaced', async ({
    openPartnerPage,
    worker,
  }) => {
    const guide: Guide = await fetchGuide(worker.origin, 'en');
    const { page } = await openPartnerPage({
      body:
        renderGuide(guide, { class: 'one' }) + renderGuide(guide, { class: 'two', open: 'losing-contact' }),
    });
    await page.waitForFunction(() => !!customElements.get('edge-faq'));
    expect((await requestedPaths(page, worker.origin)).join()).not.toContain('/v1/guides/');
    await follow(page, 'losing-contact', 'legal-risk', '.two');
    await waitFor(async () => expect(await hash(page)).toBe('#legal-risk'));
    await waitFor(async () => expect(await page.locator('.two #legal-risk').getAttribute('open')).toBe(''));
    await page.waitForTimeout(300);
    expect(await page.locator('.one details[open]').count()).toBe(0);
  });
});
