/** What of the page hides an element that a deep link leads to, and the room around what it leads to. */
import { describe, expect } from 'vitest';
import { edgeFaq, hasFocus, waitForGuide, waitForOpen } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const SPACE = '<p style="height: 150vh">Above.</p>';

const question = (page: Page, id = 'process') => page.locator(`edge-faq #${id} > summary`);

/** Waits until the question has focus, and all of its box, in which its focus ring is, is in the viewport with room above. */
async function expectShown(page: Page, id?: string): Promise<void> {
  await waitFor(async () => expect(await hasFocus(question(page, id))).toBe(true));
  await waitFor(async () => {
    const { y = 0, height = 0 } = (await question(page, id).boundingBox()) ?? {};
    const bottom = await page.evaluate(() => innerHeight);
    expect([y >= 8, y + height <= bottom]).toEqual([true, true]);
  });
}

/** Sets the fragment once the guide is shown. */
async function followFragment(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !!document.querySelector('edge-faq')?.shadowRoot?.querySelector('summary'),
  );
  await page.evaluate(() => {
    location.hash = '#process';
  });
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for([360, 1280])('leaves room for the focus ring, %i px wide', async (width, { openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: SPACE + edgeFaq() + SPACE });
    await page.setViewportSize({ width, height: 700 });
    await waitForGuide(page);
    await followFragment(page);
    await expectShown(page);
    const { y = 0 } = (await question(page).boundingBox()) ?? {};
    expect(y).toBeLessThan(20);
  });

  test('opens the <details> and the `hidden="until-found"` around the element, out of slots and shadow roots', async ({
    openPartnerPage,
  }) => {
    const { page, console: logged } = await openPartnerPage({
      body: `${SPACE}<details id="outer"><summary>Help</summary><div id="found" hidden="until-found">
        <div id="host"><template shadowrootmode="open"><details><summary>More</summary><slot></slot></details></template>${edgeFaq()}</div>
        </div></details><details id="other"><summary>Other</summary></details>`,
    });
    await page.evaluate(() => {
      // Where declarative shadow roots aren't supported by the parser.
      const host = document.querySelector('#host');
      const template = host?.querySelector('template');
      if (host && template) host.attachShadow({ mode: 'open' }).append(template.content);
      document.addEventListener('beforematch', ({ target }) => {
        if (target instanceof Element) target.setAttribute('data-matched', '');
      });
    });
    await followFragment(page);
    await waitForOpen(page, 'process');
    await expectShown(page);
    expect(
      await page.evaluate(() => [
        document.querySelector('#outer')?.hasAttribute('open'),
        document.querySelector('#host')?.shadowRoot?.querySelector('details')?.open,
        document.querySelector('#found')?.hasAttribute('hidden'),
        document.querySelector('#found')?.hasAttribute('data-matched'),
        document.querySelector('#other')?.hasAttribute('open'),
      ]),
    ).toEqual([true, true, false, true, false]);
    expect(logged).toEqual([]);
  });

  test('emits `edge-faq-reveal`, whose listener can open a dialog or show a tab panel in the next frame', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({
      body: `${SPACE}<div id="app"><section id="panel" hidden>${edgeFaq()}</section></div>${SPACE}`,
    });
    await page.evaluate(() => {
      document.querySelector('#app')?.addEventListener('edge-faq-reveal', (event) => {
        if (!(event instanceof CustomEvent && event.target instanceof Element)) return;
        const panel = event.target.closest('[hidden]');
        document.body.setAttribute('data-revealed', JSON.stringify(event.detail));
        // As a framework renders it.
        requestAnimationFrame(() => panel?.removeAttribute('hidden'));
      });
    });
    await followFragment(page);
    await expectShown(page);
    expect(await page.locator('body').getAttribute('data-revealed')).toBe('{"section":"process"}');
  });

  test('neither scrolls nor moves focus where `edge-faq-reveal` is canceled, or a reader is typing', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({
      body: `<input id="field">${SPACE}<details id="around">${edgeFaq()}</details>`,
    });
    await page.evaluate(() =>
      document.addEventListener('edge-faq-reveal', (event) => event.preventDefault(), { once: true }),
    );
    await followFragment(page);
    await waitForOpen(page, 'process');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([0, 'body']);

    await page.evaluate(() => {
      const around = document.querySelector('#around');
      if (around instanceof HTMLDetailsElement) around.open = false;
    });
    await page.locator('#field').focus();
    await page.evaluate(() => {
      location.hash = '#channels';
    });
    await waitForOpen(page, 'channels');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'field']);
    expect(await page.locator('#around').getAttribute('open')).toBe(null);
  });
});
