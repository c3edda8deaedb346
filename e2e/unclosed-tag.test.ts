/** Elements without an end tag, as by `<edge-faq … />`, which contain what follows them on the page. */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, expectAccordionWorks, waitForGuide, waitForReplacement } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { test as base, layoutShift, scriptTag, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const TAG = '<edge-faq guide="overdue-loan" />';

const message = (tag: string) =>
  `error: <edge-faq>: <edge-faq> has no end tag (HTML ignores the slash of <edge-faq … />), so that it contains what follows on the page. This is shown after the guide. Write ${tag}.`;

const MESSAGE = message('<edge-faq guide="overdue-loan"></edge-faq>');

const AFTER = '<p id="after">After the guide.</p>';

/** Bodies of pages that contain `AFTER`, by what is special about them. */
const SWALLOWING = {
  'in the middle of the body': `<main>\n  <h1>Help</h1>\n  ${TAG}\n  ${AFTER}\n</main>\n<footer>Imprint</footer>\n`,
  'at the end of the body': `<h1>Help</h1>\n${TAG}\n${AFTER}\n`,
  'before bare text': `<div>${TAG} See <b>also</b>. ${AFTER}</div>\n`,
  'in minified HTML with a form': `<main>${TAG}${AFTER}<form action="/search"><input name="q"></form></main>`,
  'in minified HTML with a script': `<div><h1>Help</h1>${TAG}${AFTER}<script>var later = true</script></div>`,
  'in a body to which a script adds': `${TAG}\n${AFTER}\n<footer>Imprint</footer><script>document.body.append(document.createElement('dialog'))</script>\n`,
};

const withFallback = (html: string) => `<edge-faq guide="overdue-loan">${html}</edge-faq>`;

/** Bodies of pages with fallback content that contains `AFTER`. */
const FALLBACKS = {
  'on lines of its own': `<main>\n  ${withFallback(`\n    ${AFTER}\n  `)}\n</main>\n`,
  'in minified HTML': `<main>${withFallback(AFTER)}</main><footer>Imprint</footer>`,
  'in minified HTML before an element': `<main>${withFallback(AFTER)}<p>More</p></main>`,
  'at the end of a minified body': withFallback(
    `${AFTER}<details><summary>More</summary><p>Call us.</p></details><ul><li>1</li></ul>`,
  ),
  'with slots in minified HTML': `<div>${withFallback(`<h2 slot="header">Help</h2>${AFTER}`)}</div>`,
};

const isVisible = (page: Page, selector = '#after') => page.locator(selector).isVisible();

/** Whether the box of the guide ends above `#after`. */
const isBelow = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('edge-faq')?.shadowRoot?.querySelector('[part=base]');
    const after = document.getElementById('after');
    if (!box || !after) return false;
    return box.getBoundingClientRect().bottom <= after.getBoundingClientRect().top;
  });

const expectBelow = (page: Page) => waitFor(async () => expect(await isBelow(page)).toBe(true));

/** What the reader sees of `#after`. */
const lookOf = (page: Page) =>
  page.locator('#after').evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const { font, color, lineHeight, letterSpacing, direction } = getComputedStyle(node);
    return [x, y + scrollY, width, height, font, color, lineHeight, letterSpacing, direction];
  });

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for(Object.entries(SWALLOWING))(
    'shows what follows on the page after the guide, and logs what to write, %s',
    async ([, body], { openPartnerPage }) => {
      const { page, console } = await openPartnerPage({ body });
      await waitForGuide(page);
      await expectBelow(page);
      expect(await isVisible(page)).toBe(true);
      await expectAccordionWorks(page);
      await waitFor(async () => {
        // Reading the page's text lets the driver fetch console messages.
        await page.title();
        expect(console).toEqual([MESSAGE]);
      });
    },
  );

  test.for(Object.entries(FALLBACKS))(
    'hides fallback content %s once the guide is shown',
    async ([, body], { openPartnerPage }) => {
      const { page, console } = await openPartnerPage({ body });
      await page.locator('edge-faq [part=question]').first().waitFor();
      expect(await isVisible(page)).toBe(false);
      expect(console).toEqual([]);
    },
  );

  test('shows what follows after the status while the guide is loading and where it can’t be loaded', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    const body = `<main>\n${TAG}\n${AFTER}\n</main>\n`;
    for (const fault of ['hang', 'abort'] as const) {
      proxy.fail(/^\/v1\//, fault);
      const { page } = await openPartnerPage({ head: scriptTag(proxy.origin), body });
      await page.locator(fault === 'hang' ? 'edge-faq [part=status]' : 'edge-faq [part=retry]').waitFor();
      await expectBelow(page);
      expect(await isVisible(page)).toBe(true);
    }
  });

  test('shows what follows though the chunk that detects it can’t be loaded', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    proxy.fail(/\/swallowed\.js/, 'abort');
    const { page } = await openPartnerPage({
      head: scriptTag(proxy.origin),
      body: `<main>\n${TAG}\n${AFTER}\n</main>\n`,
    });
    await waitForGuide(page);
    await expectBelow(page);
    expect(await isVisible(page)).toBe(true);
  });

  test('shows two such elements and what follows the second', async ({ openPartnerPage }) => {
    const body = `<main>\n<edge-faq id="first" guide="overdue-loan" sections="process"/>\n<edge-faq id="second" guide="overdue-loan" sections="background"/>\n${AFTER}\n</main>\n`;
    const { page } = await openPartnerPage({ body });
    await page.locator('#first #process').waitFor();
    await page.locator('#second #background').waitFor();
    await waitFor(async () => {
      const tops = await page.evaluate(() =>
        ['first', 'second', 'after'].map((id) => {
          const node = document.getElementById(id);
          return (node?.shadowRoot?.querySelector('[part=base]') ?? node)?.getBoundingClientRect().top ?? 0;
        }),
      );
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
      expect(new Set(tops).size).toBe(3);
    });
    expect(await isVisible(page)).toBe(true);
  });

  test('shows what follows after pre-rendered content, and after the guide in its place', async ({
    openPartnerPage,
    worker,
  }) => {
    const markup = renderGuide(await fetchGuide(worker.origin, 'en'), { src: worker.origin });
    const body = `<main>\n${markup.replace('</edge-faq>', '')}\n${AFTER}\n</main>\n`;
    const { page } = await openPartnerPage({ body });
    for (const step of ['pre-rendered', 'replaced']) {
      await expectBelow(page);
      expect(await isVisible(page), step).toBe(true);
      if (step === 'pre-rendered') await page.locator('edge-faq summary').first().click();
      await waitForReplacement(page);
    }
  });

  test('looks as the page with the end tag does, and runs nothing of it again', async ({
    openPartnerPage,
  }) => {
    const style =
      '<style>body { margin: 20px; font: 15px/1.3 sans-serif; color: #234; letter-spacing: 1px } p { margin: 30px 0 }</style>';
    const rest = `\n<p id="after">After <b>the guide</b>.</p>\n<script>globalThis.runs = (globalThis.runs ?? 0) + 1</script>\n<iframe srcdoc="A frame" onload="globalThis.loads = (globalThis.loads ?? 0) + 1"></iframe>\n`;
    const looks: unknown[] = [];
    for (const tag of [TAG, edgeFaq()]) {
      const { page } = await openPartnerPage({ body: `${style}<main>\n${tag}${rest}</main>\n` });
      await waitForGuide(page);
      await expectBelow(page);
      looks.push(await lookOf(page));
      expect(
        await page.evaluate(() => [Reflect.get(globalThis, 'runs'), Reflect.get(globalThis, 'loads')]),
      ).toEqual([1, 1]);
    }
    expect(looks[0]).toEqual(looks[1]);
  });
});

const RESERVE = (await readFile('docs/embed.md', 'utf8')).match(
  /```css\n(edge-faq:not\(:defined\).*?)\n```/s,
)?.[1];

base('shifts nothing (CLS 0)', async ({ openPartnerPage, openThrottledPartnerPage }) => {
  const body = `<style>${RESERVE}</style><main>\n<p>Above.</p>\n${TAG}\n${AFTER}\n</main>\n<footer>Imprint</footer>`;
  for (const page of [(await openPartnerPage({ body })).page, await openThrottledPartnerPage(body)]) {
    await waitForGuide(page);
    await expectBelow(page);
    expect(await layoutShift(page)).toBe(0);
  }
});

base(
  'shows what the browser parses after the guide was shown',
  async ({ openPartnerPage, partner, worker }) => {
    const { page } = await openPartnerPage({ head: '', body: '' });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/held.js', async (route) => {
      await held;
      await route.fulfill({ body: '' });
    });
    const url = partner.addPage({
      head: scriptTag(worker.origin).replace('<script', '<script async'),
      body: `${TAG}<script src="/held.js"></script>${AFTER}`,
    });
    await page.goto(url, { waitUntil: 'commit' });
    await waitForGuide(page);
    release();
    await page.waitForLoadState();
    await expectBelow(page);
    expect(await isVisible(page)).toBe(true);
  },
);
