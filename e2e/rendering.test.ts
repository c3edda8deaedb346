/** Rendering of a guide: its parts, messages, slots, headings, print and motion. */
import { describe, expect } from 'vitest';
import { fetchGuide } from './api.ts';
import { edgeFaq, hasFocus, headings, waitForActions, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test, testIn, throttle } from './fixtures.ts';
import { waitFor } from './wait-for.ts';
import { wordsOf, wordsOfHtml } from './words.ts';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for([
    ['/', 'zh-Hant'],
    ['/zh-Hans.html', 'zh-Hans'],
    ['/en.html', 'en'],
  ])(
    'on %s, shows the answer to the first question in %s when it is opened',
    async ([path = '', locale = ''], { open, worker }) => {
      const { page, console } = await open(path);
      const guide = await fetchGuide(worker.origin, locale);
      const first = guide.chapters[0]?.sections[0];

      const section = page.locator('edge-faq details').first();
      expect((await section.locator('summary').innerText()).trim()).toBe(first?.heading);
      const answer = section.locator('[part=answer]');
      expect(await answer.isVisible()).toBe(false);
      await section.locator('summary').click();
      expect(await answer.isVisible()).toBe(true);
      expect(wordsOf(await answer.innerText())).toBe(wordsOfHtml(first?.html ?? ''));

      expect(await page.locator('edge-faq [part=base]').getAttribute('lang')).toBe(locale);
      expect(console).toEqual([]);
    },
  );

  test('shows title, intro, six chapters of three questions each, and summary', async ({ open }) => {
    const { page } = await open('/en.html');
    const element = page.locator('edge-faq');
    await element.locator('[part=title]').waitFor();
    expect(await element.locator('[part=intro]').innerText()).toContain(
      'open the question that matters most',
    );
    expect(await element.locator('[part=chapter][role=group][aria-labelledby]').count()).toBe(6);
    expect(await element.locator('[part=chapter]').count()).toBe(6);
    expect(await element.locator('[part=chapter] [part=section]').count()).toBe(18);
    expect(await element.locator('[part=summary]').innerText()).not.toBe('');
  });

  test('opens, scrolls to and focuses the section of a link in the guide, and sets the fragment of the URL', async ({
    open,
  }) => {
    const { page } = await open('/en.html');
    const url = await page.evaluate(() => location.href);
    await page.locator('edge-faq [part=intro] a[href="#get-in-touch"]').click();
    const section = page.locator('edge-faq #get-in-touch');
    expect(await section.locator('[part=answer]').isVisible()).toBe(true);
    // With room above for the focus ring.
    const [top, room] = await section.evaluate((node) => [
      node.getBoundingClientRect().top,
      Number.parseFloat(getComputedStyle(node).scrollMarginTop),
    ]);
    expect(room).toBeGreaterThan(5);
    expect(Math.abs(top - room)).toBeLessThan(2);
    expect(await hasFocus(section.locator('summary'))).toBe(true);
    await waitFor(async () => expect(await page.evaluate(() => location.href)).toBe(`${url}#get-in-touch`));
  });

  test('loads the guide in another language when `locale` changes', async ({ open }) => {
    const { page } = await open('/en.html');
    const title = page.locator('edge-faq [part=title]');
    await title.waitFor();
    await page.locator('edge-faq').evaluate((element) => element.setAttribute('locale', 'zh-TW'));
    await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
    expect(await title.innerText()).toContain('逾期');
  });

  test('emits edge-faq-load, edge-faq-toggle and edge-faq-error, which bubble to the document', async ({
    open,
  }) => {
    const { page } = await open('/en.html');
    await page.locator('edge-faq [part=title]').waitFor();
    const events = await page.evaluate(async () => {
      const received: [string, unknown][] = [];
      for (const name of ['edge-faq-load', 'edge-faq-toggle', 'edge-faq-error']) {
        document.addEventListener(name, (event) =>
          received.push([name, event instanceof CustomEvent && event.detail]),
        );
      }
      const next = (name: string) =>
        new Promise((resolve) => document.addEventListener(name, resolve, { once: true }));
      const element = document.querySelector('edge-faq');
      const toggled = next('edge-faq-toggle');
      element?.shadowRoot?.querySelector('summary')?.click();
      await toggled;
      const failed = next('edge-faq-error');
      element?.setAttribute('guide', 'nothing');
      await failed;
      const loaded = next('edge-faq-load');
      element?.setAttribute('guide', 'overdue-loan');
      await loaded;
      return received;
    });
    expect(events).toEqual([
      ['edge-faq-toggle', { section: 'background', open: true }],
      [
        'edge-faq-error',
        { fault: 'unknownGuide', message: 'There is no guide "nothing". Available: overdue-loan.' },
      ],
      [
        'edge-faq-load',
        { guide: 'overdue-loan', locale: 'en', revision: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ],
    ]);
  });

  test.for([
    ['1', 1],
    ['4', 4],
    ['0', 2],
    ['9', 4],
    ['x', 2],
  ] as const)(
    'with heading-level="%s", renders the title as a heading of level %i',
    async ([level, expected], { openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: edgeFaq(`heading-level="${level}"`) });
      await waitForGuide(page);
      expect((await headings(page)).slice(0, 3).map(([each]) => each)).toEqual([
        expected,
        expected + 1,
        expected + 2,
      ]);
    },
  );

  test('shows the slots `header`, `footer` and, in place of its message, `error`', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({
      body: `${edgeFaq('', '<b slot="header">Before.</b><b slot="footer">After.</b>')}
      <edge-faq guide="nothing"><b slot="error">Call us.</b></edge-faq>`,
    });
    await waitForGuide(page);
    for (const slot of ['header', 'footer', 'error'])
      await waitFor(async () => expect(await page.locator(`[slot=${slot}]`).isVisible()).toBe(true));
    expect(await page.locator('edge-faq[guide=nothing] [part=status]').isVisible()).toBe(false);
  });

  test('animates an opening answer by `transform` only, and not at all with reduced motion', async ({
    openPartnerPage,
  }) => {
    // Opened and read in one step: the animation is shorter than a round trip to a busy browser.
    const openFirst = (page: Page) =>
      page
        .locator('edge-faq details')
        .first()
        .evaluate((section) => {
          section.querySelector('summary')?.click();
          const animations = section.querySelector('[part=answer]')?.getAnimations() ?? [];
          return animations.flatMap(({ effect }) =>
            effect instanceof KeyframeEffect ? effect.getKeyframes().flatMap(Object.keys) : [],
          );
        });
    const moving = await openPartnerPage({ body: edgeFaq() }, { reducedMotion: 'no-preference' });
    const timing = ['offset', 'computedOffset', 'easing', 'composite'];
    expect(
      [...new Set(await openFirst(moving.page))].filter((name) => !timing.includes(name)).toSorted(),
    ).toEqual(['transform']);

    const still = await openPartnerPage({ body: edgeFaq() });
    expect(await openFirst(still.page)).toEqual([]);
  });
});

test('shows a loading message until the guide is loaded', async ({ open, demo }) => {
  const { page } = await open('/partner.css');
  await throttle(page);
  await page.goto(`${demo.origin}/`);
  const status = page.locator('edge-faq [part=status]');
  expect(await status.innerText()).toBe('正在載入⋯⋯');
  await page.locator('edge-faq summary').first().waitFor();
  expect(await status.count()).toBe(0);
});

test('prints all answers and no buttons', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: edgeFaq('toggle-all search') });
  await page.locator('edge-faq #process summary').click();
  await waitForActions(page);
  await page.emulateMedia({ media: 'print' });
  const heights = await page
    .locator('edge-faq [part=answer]')
    .evaluateAll((answers) =>
      answers.map(
        (answer) =>
          answer.checkVisibility({ contentVisibilityAuto: true }) && answer.getBoundingClientRect().height,
      ),
    );
  expect(heights.filter((height) => Number(height) > 20)).toHaveLength(18);
  expect(await page.locator('edge-faq button').filter({ visible: true }).count()).toBe(0);
});
