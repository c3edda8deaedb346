/** The CSS that reserves space until the script has loaded, as it stands in `docs/embed.md`. */
import { glob, readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { edgeFaq, expectAccordionWorks, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test as base, layoutShift, scriptTag, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const SELECTOR = 'edge-faq:not(:defined) {';

/** Where partners may copy it from, and the pages of our own. */
const COPIES = ['README.md', '{bench,cli,demo,docs,worker}/**/*.{css,html,js,md,ts}'];

const DOCS = await readFile('docs/embed.md', 'utf8');
const RESERVE = DOCS.match(/```css\n(edge-faq:not\(:defined\).*?)\n```/s)?.[1] ?? '';
const SOON = RESERVE.replace(' 10s ', ' 1s ');

/** Rules of partners' style sheets that keep animations from running. */
const RESETS = [
  '* { animation: none !important }',
  '*, ::before, ::after { animation-duration: 0.01ms !important; animation-iteration-count: 1 !important }',
  '* { animation-delay: -1ms !important; animation-duration: 1ms !important }',
];

const style = (...rules: string[]) => `<style>${rules.join('\n')}</style>`;

const BODY = `<p>Above.</p>${edgeFaq('', '<p id="fallback">Call us.</p>')}<p id="below">Below.</p>`;

/** How far below the fallback content the page goes on, without the margin between two paragraphs. */
const hole = (page: Page) =>
  page.evaluate(() => {
    const rect = (id: string) => document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
    return Math.max(0, rect('below').top - rect('fallback').bottom - 16);
  });

/** Makes it so long since the element got its styles, and stops time there. */
const stopTimeAt = (page: Page, milliseconds: number) =>
  page.evaluate((time) => {
    for (const each of document.getAnimations()) {
      each.pause();
      each.currentTime = time;
    }
  }, milliseconds);

/** Records in every frame, from the first one on, how far below the screen the page goes on after the element. */
const RECORDER = `<script>
  globalThis.distances = [];
  requestAnimationFrame(function record() {
    const below = document.getElementById('below');
    if (below) distances.push(below.getBoundingClientRect().top - innerHeight);
    requestAnimationFrame(record);
  });
</script>`;

const distances = (page: Page) =>
  page.evaluate((): number[] => Reflect.get(globalThis, 'distances')).then((all) => all.map(Math.floor));

base('README, templates, playground and our own pages have the CSS that docs/embed.md explains', async () => {
  const normalize = (css: string) => css.replaceAll(/\s+/g, ' ').replaceAll('; }', ' }');
  const copies: string[] = [];
  for await (const path of glob(COPIES, { exclude: (name) => name.includes('node_modules') })) {
    const text = await readFile(path, 'utf8');
    if (!text.includes(SELECTOR)) continue;
    copies.push(path);
    expect(normalize(text), path).toContain(normalize(RESERVE));
  }
  expect(copies.toSorted()).toEqual([
    'README.md',
    'bench/element/variants/edge-faq.ts',
    'cli/templates/site/demo/index.html',
    'demo/pages/partner.css',
    'demo/playground/snippets.js',
    'docs/embed.md',
  ]);
});

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('keeps the content below out of view until the guide is shown', async ({
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({
      head: RECORDER + style(RESERVE) + scriptTag(worker.origin),
      body: BODY,
    });
    await waitForGuide(page);
    await waitFor(async () => expect((await distances(page)).length).toBeGreaterThan(1));
    expect(Math.min(...(await distances(page)))).toBeGreaterThan(0);
  });

  test('reserves a screen for 10 seconds, then nothing, where the script never comes', async ({
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({
      head: style(RESERVE) + scriptTag(worker.origin, '/embed/edge-faq.0123456789ab.js'),
      body: BODY,
    });
    const height = await page.evaluate(() => innerHeight);
    for (const time of [0, 9_999]) {
      await stopTimeAt(page, time);
      expect((await page.locator('edge-faq').boundingBox())?.height).toBe(height);
      expect(await hole(page)).toBeGreaterThan(height / 2);
    }
    await stopTimeAt(page, 10_000);
    expect(await hole(page)).toBe(0);
  });

  test('shows a guide whose script comes after the reservation has ended', async ({
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({ head: RECORDER + style(SOON), body: BODY });
    await waitFor(async () => expect(await hole(page)).toBe(0));
    expect((await distances(page))[0]).toBeGreaterThan(0);
    await page.evaluate((src) => {
      const script = Object.assign(document.createElement('script'), { type: 'module', src });
      document.head.append(script);
    }, `${worker.origin}/embed/edge-faq.js`);
    await waitForGuide(page);
    await expectAccordionWorks(page);
  });

  test.for(RESETS)('ends the reservation beside %s', async (reset, { openPartnerPage }) => {
    for (const head of [style(RESERVE, reset), style(reset, RESERVE)]) {
      const { page } = await openPartnerPage({ head, body: BODY });
      await stopTimeAt(page, 9_999);
      expect(await hole(page)).toBeGreaterThan(0);
      await stopTimeAt(page, 10_000);
      expect(await hole(page)).toBe(0);
    }
  });

  test('reserves nothing where scripts are turned off', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage(
      { head: style(RESERVE), body: BODY },
      { javaScriptEnabled: false },
    );
    const [fallback, below] = [page.locator('#fallback'), page.locator('#below')];
    const { y, height } = (await fallback.boundingBox()) ?? { y: 0, height: 0 };
    expect((await below.boundingBox())?.y).toBe(y + height + 16);
  });
});

const SCREENS = [
  { width: 360, height: 740 },
  { width: 1280, height: 720 },
];

base.for(SCREENS)(
  'shifts nothing (CLS 0) where the script loads fast (%o)',
  async (viewport, { openPartnerPage, worker }) => {
    const head = style(RESERVE) + scriptTag(worker.origin);
    const { page } = await openPartnerPage({ head, body: BODY }, { viewport });
    await waitForGuide(page);
    expect(await layoutShift(page)).toBe(0);
  },
);

base(
  'shifts nothing (CLS 0) where the script loads over a slow connection',
  async ({ openThrottledPartnerPage }) => {
    const page = await openThrottledPartnerPage(style(RESERVE) + BODY);
    await waitForGuide(page);
    expect(await layoutShift(page)).toBe(0);
  },
);

base('reserves nothing on paper', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ head: style(RESERVE), body: BODY });
  expect(await hole(page)).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await hole(page)).toBe(0);
});
