import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { EdgeFaq } from '../widget/edge-faq.ts';
import { embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const element = (attributes = '', inside = '') =>
  `<edge-faq guide="overdue-loan" ${attributes}>${inside}</edge-faq>`;

const ids = (page: Page, selector: string) =>
  page.locator(`edge-faq ${selector}`).evaluateAll((all) => all.map(({ id }) => id));
const opened = (page: Page) => ids(page, 'details[open]');
const ready = (page: Page) => page.locator('edge-faq summary').first().waitFor();

/** Each heading of the element: its level and its words. */
const headings = (page: Page) =>
  page
    .locator('edge-faq [role=heading]')
    .evaluateAll((all) => all.map((each) => [Number(each.getAttribute('aria-level')), each.textContent]));

test('one chapter, without the guide’s title, intro and summary', async ({ embed }) => {
  const { page } = await embed({ body: element('chapter="causes" heading-level="3"') });
  await ready(page);
  expect(await ids(page, 'details')).toEqual(['money-pressure', 'misread-terms', 'losing-contact']);
  expect(await headings(page)).toEqual([
    [3, 'Why payments become overdue'],
    [4, "I thought I could afford it. Why can't I pay now?"],
    [4, 'I meant to pay. How could I be late?'],
    [4, "I'm afraid to answer the phone. Does that make it worse?"],
  ]);
  expect(await page.locator('edge-faq').locator('[part=title], [part=intro], [part=summary]').count()).toBe(
    0,
  );
});

test('sections by name, in that order and without chapters; an id that names nothing is reported', async ({
  embed,
}) => {
  const { page, console } = await embed({ body: element('sections="process, background nothing"') });
  await ready(page);
  expect(await ids(page, 'details')).toEqual(['process', 'background']);
  expect((await headings(page)).map(([level]) => level)).toEqual([2, 2]);
  expect(console).toEqual(['warning: <edge-faq>: the guide has no "nothing".']);
});

test('filters that leave nothing say so, or what the page says in their place', async ({ embed }) => {
  const { page } = await embed({ body: element('sections="nothing"') });
  await soon(async () =>
    expect(await page.locator('edge-faq [part=status]').innerText()).toBe('There are no questions here yet.'),
  );
  const slotted = await embed({ body: element('sections="nothing"', '<p slot="empty">Ask us.</p>') });
  await soon(async () => expect(await slotted.page.getByText('Ask us.').isVisible()).toBe(true));
  expect(await slotted.page.locator('edge-faq [part=status]').isVisible()).toBe(false);
});

test('filters that change by property change what is shown, and keep open what is open', async ({
  embed,
}) => {
  const { page } = await embed({ body: element() });
  await page.locator('edge-faq #process summary').click();
  await page
    .locator('edge-faq')
    .evaluate((node) => Object.assign(node, { chapter: 'collection consequences' }));
  await soon(async () => expect(await page.locator('edge-faq [part=chapter]').count()).toBe(2));
  expect(await opened(page)).toEqual(['process']);
});

test.for([
  ['open', 18],
  ['open="process"', 1],
  ['open="process channels"', 2],
  ['open exclusive', 1],
  ['open="process channels" exclusive', 1],
  ['', 0],
] as const)('with %s, %i sections are open at first', async ([attributes, count], { embed }) => {
  const { page } = await embed({ body: element(attributes) });
  await ready(page);
  expect(await opened(page)).toHaveLength(count);
});

test('in exclusive mode a section closes the one that was open, by key as by click', async ({ embed }) => {
  const { page } = await embed({ body: element('exclusive') });
  await page.locator('edge-faq #process summary').click();
  await page.locator('edge-faq #channels summary').press('Enter');
  await soon(async () => expect(await opened(page)).toEqual(['channels']));
  await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.show('process'));
  await soon(async () => expect(await opened(page)).toEqual(['process']));
  await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.expandAll());
  await soon(async () => expect(await opened(page)).toEqual(['background']));
});

test('two elements in exclusive mode leave each other alone', async ({ embed }) => {
  const { page } = await embed({ body: element('exclusive id="a"') + element('exclusive id="b"') });
  await page.locator('#a summary').first().click();
  await page.locator('#b summary').nth(1).click();
  await soon(async () => expect(await opened(page)).toEqual(['background', 'how-a-loan-works']));
});

test('collapsed chapters show their questions once opened, by key or by a link to what is in them', async ({
  embed,
}) => {
  const { page } = await embed({ body: element('collapsed toggle-all') }, { hash: '#process' });
  const question = (id: string) => page.locator(`edge-faq #${id} summary`);
  await soon(async () => expect(await opened(page)).toEqual(['collection', 'process']));
  expect([await question('process').isVisible(), await question('background').isVisible()]).toEqual([
    true,
    false,
  ]);
  expect(await question('process').evaluate((each) => each.matches(':focus'))).toBe(true);

  await page.locator('edge-faq #about > summary').press('Enter');
  expect(await question('background').isVisible()).toBe(true);
  expect((await headings(page)).slice(0, 3).map(([level]) => level)).toEqual([2, 3, 4]);

  await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.setAttribute('locale', 'zh-Hant'));
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  expect(await opened(page)).toEqual(['about', 'collection', 'process']);

  await page.locator('edge-faq [part=toggle-all]').click();
  await soon(async () => expect(await opened(page)).toEqual([]));
  await page.locator('edge-faq [part=toggle-all]').click();
  await soon(async () => expect(await opened(page)).toHaveLength(24));
});

test('one button opens all and then closes all; in exclusive mode there is none', async ({ embed }) => {
  const { page } = await embed({ body: element('toggle-all') });
  const button = page.locator('edge-faq [part=toggle-all]');
  await button.click();
  await soon(async () => expect(await button.innerText()).toBe('Close all'));
  expect(await opened(page)).toHaveLength(18);
  await button.click();
  await soon(async () => expect(await button.innerText()).toBe('Open all'));
  expect(await opened(page)).toHaveLength(0);
  await page.locator('edge-faq').evaluate((node) => node.setAttribute('exclusive', ''));
  await soon(async () => expect(await button.count()).toBe(0));
});

test('a page may keep a section as it is, and hears of each that opens or closes', async ({ embed }) => {
  const { page } = await embed({ body: element() });
  await ready(page);
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    document.addEventListener('edge-faq-before-toggle', (event) => {
      if (event instanceof CustomEvent && event.detail.section === 'background') event.preventDefault();
    });
    document.addEventListener('edge-faq-toggle', ({ detail }: CustomEventInit) => told.push(detail));
  });
  await page.locator('edge-faq #background summary').click();
  await page.locator('edge-faq #background summary').press('Enter');
  await page.locator('edge-faq #process summary').press('Space');
  await page.locator('edge-faq').evaluate((node: EdgeFaq) => node.collapseAll());
  await page.waitForTimeout(100);
  expect(await opened(page)).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'told'))).toEqual([
    { section: 'process', open: true },
    { section: 'process', open: false },
  ]);
});

test.for([
  ['1', 1],
  ['4', 4],
  ['0', 2],
  ['9', 4],
  ['x', 2],
] as const)(
  'heading-level="%s" makes the title a heading of level %i',
  async ([level, expected], { embed }) => {
    const { page } = await embed({ body: element(`heading-level="${level}"`) });
    await ready(page);
    expect((await headings(page)).slice(0, 3).map(([each]) => each)).toEqual([
      expected,
      expected + 1,
      expected + 2,
    ]);
  },
);

test('header, footer and what stands in for an error are the page’s to fill', async ({ embed }) => {
  const { page } = await embed({
    body: `${element('', '<b slot="header">Before.</b><b slot="footer">After.</b>')}
      <edge-faq guide="nothing"><b slot="error">Call us.</b></edge-faq>`,
  });
  await ready(page);
  for (const words of ['Before.', 'After.', 'Call us.'])
    expect(await page.getByText(words, { exact: true }).isVisible()).toBe(true);
  expect(await page.locator('edge-faq[guide=nothing] [part=status]').isVisible()).toBe(false);
});

test('on paper all answers are there, and nothing to press', async ({ embed }) => {
  const { page } = await embed({ body: element('toggle-all search') });
  await page.locator('edge-faq #process summary').click();
  await page.locator('edge-faq [part=copy-link]').waitFor();
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

test('an answer appears without a jump, moved by the compositor alone, and at once for who wants no motion', async ({
  embed,
}) => {
  const animated = (page: Page) =>
    page
      .locator('edge-faq [part=answer]')
      .first()
      .evaluate((answer) =>
        answer
          .getAnimations()
          .flatMap((each) =>
            each.effect instanceof KeyframeEffect ? each.effect.getKeyframes().flatMap(Object.keys) : [],
          ),
      );
  const moving = await embed({ body: element() }, { reducedMotion: 'no-preference' });
  await moving.page.locator('edge-faq summary').first().click();
  const own = ['offset', 'computedOffset', 'easing', 'composite'];
  expect([...new Set(await animated(moving.page))].filter((name) => !own.includes(name)).toSorted()).toEqual([
    'transform',
  ]);

  const still = await embed({ body: element() });
  await still.page.locator('edge-faq summary').first().click();
  expect(await animated(still.page)).toEqual([]);
});

test('in forced colours there are lines, not tints alone', async ({ embed }) => {
  const { page } = await embed({ body: element() }, { forcedColors: 'active' });
  await ready(page);
  const width = (selector: string, side: 'borderTopWidth' | 'borderBottomWidth', pseudo?: string) =>
    page
      .locator(`edge-faq ${selector}`)
      .first()
      .evaluate((box, [of, shown]) => getComputedStyle(box, of)[shown], [pseudo, side] as const);
  expect(await width('[part=sections]', 'borderTopWidth')).toBe('1px');
  expect(await width('details + details', 'borderTopWidth')).toBe('1px');
  expect(await width('summary', 'borderBottomWidth', '::after')).toBe('2px');
});

test('all that can be pressed is at least 44 CSS pixels high, but for links in text', async ({ embed }) => {
  const { page } = await embed({ body: element('toggle-all search language-switch open="background"') });
  await page.locator('edge-faq [part=copy-link]').waitFor();
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().waitFor();
  const small = await page
    .locator('edge-faq')
    .locator('summary, button, select, input, [part=result]')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML),
    );
  expect(small).toEqual([]);
});

test('at 400 % zoom nothing is cut off or scrolls sideways, with all that can be shown', async ({
  embed,
}) => {
  const viewport = { width: 320, height: 256 };
  const { page } = await embed({ body: element('toggle-all search language-switch open') }, { viewport });
  await page.locator('edge-faq [part=copy-link]').first().waitFor();
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('arrow keys, Home and End are left to the page: the APG’s accordion needs none', async ({ embed }) => {
  const { page } = await embed({ body: element() });
  const first = page.locator('edge-faq summary').first();
  await first.focus();
  for (const key of ['ArrowDown', 'ArrowUp', 'End', 'Home']) {
    await page.keyboard.press(key);
    expect([key, await first.evaluate((each) => each.matches(':focus'))]).toEqual([key, true]);
  }
});
