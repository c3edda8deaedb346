/** Search in the element: suggestions as the reader types, keyboard, offline search. */
import { describe, expect } from 'vitest';
import { edgeFaq, hasFocus, waitForOpen } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test, testIn } from './fixtures.ts';
import { isMarked } from './is-marked.ts';
import { waitFor } from './wait-for.ts';

const ELEMENT = `${edgeFaq('search')}<p id="end">The end.</p>`;

const searchBox = (page: Page) => page.locator('edge-faq [part=search-box]');
const results = (page: Page) => page.locator('edge-faq [part=result]');
const status = (page: Page) => page.locator('edge-faq [part=search] > [role=status]');

const chapters = (page: Page) => page.locator('edge-faq [part=near-chapter]');
const reportButton = (page: Page) => page.locator('edge-faq [part=unanswered]');

/** A query that the guide doesn't answer, though it has some of its words. */
const UNSURE = 'does my landlord know about the weather';

/** Waits until the search chunk is loaded. */
const waitForSearchChunk = (page: Page) =>
  page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/search.js')),
  );

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('shows results with highlighted matches as the reader types, without moving the page', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({ body: ELEMENT });
    const end = page.locator('#end');
    await searchBox(page).waitFor();
    const before = await end.boundingBox();
    await searchBox(page).pressSequentially('credit record');
    await waitFor(async () =>
      expect(await results(page).first().innerText()).toContain(
        'Will a late payment affect my credit record?',
      ),
    );
    await waitFor(async () =>
      expect(await results(page).first().locator('mark').allInnerTexts()).toEqual(
        expect.arrayContaining(['credit', 'record']),
      ),
    );
    await waitFor(async () => expect(await status(page).innerText()).toMatch(/^Results: \d+$/));
    expect(await end.boundingBox()).toEqual(before);
    expect(console).toEqual([]);
  });

  // WebKit marks nothing once the page is parsed.
  test.skipIf(name === 'webkit')(
    'opens a result with the sentence that matches marked',
    async ({ openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: ELEMENT });
      await searchBox(page).fill('influence worrying');
      await results(page).first().waitFor();
      await results(page).first().click();
      await waitForOpen(page, 'credit-record');
      const sentence = page.locator('edge-faq #credit-record [part=answer] > p').last();
      await waitFor(async () => expect(await isMarked(page, sentence)).toBe(true));
      expect(await page.evaluate(() => location.hash)).toBe('#credit-record');
    },
  );

  test('finds only sections that the filters show', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({
      body: edgeFaq('chapter="causes" search'),
    });
    await searchBox(page).fill('contact');
    await results(page).first().waitFor();
    const links = await results(page).evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    const shown = await page.locator('edge-faq details').evaluateAll((all) => all.map(({ id }) => `#${id}`));
    expect(links.filter((link) => !shown.includes(link ?? ''))).toEqual([]);
  });
});

test('sends one request and emits edge-faq-search once, after a pause in typing', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await searchBox(page).focus();
  await waitForSearchChunk(page);
  const queries: string[] = [];
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams.get('q');
    if (query !== null) queries.push(query);
  });
  await page.evaluate(() => {
    document.addEventListener('edge-faq-search', ({ detail }: CustomEventInit) => {
      document.title += ` ${JSON.stringify(detail)}`;
    });
  });
  await searchBox(page).pressSequentially('collector');
  await results(page).first().waitFor();
  expect(queries).toEqual(['collector']);
  expect(await page.title()).toMatch(
    /^A partner’s page \{"query":"collector","results":[1-9]\d*,"confident":true\}$/,
  );
});

test('says that only the start of a long text was searched', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await searchBox(page).focus();
  await waitForSearchChunk(page);
  await page.keyboard.insertText('collector '.repeat(10_000));
  await results(page).first().waitFor();
  expect(await status(page).innerText()).toMatch(/^Only the start of your text was searched\. Results: \d+$/);
  await searchBox(page).fill('collector');
  await waitFor(async () => expect(await status(page).innerText()).toMatch(/^Results: \d+$/));
});

test('says that it is unsure where nothing is likely to answer, with the closest sections and their chapters, which arrow keys reach, and a report, which Tab reaches', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  const end = page.locator('#end');
  await searchBox(page).waitFor();
  const before = await end.boundingBox();
  await searchBox(page).fill(UNSURE);
  await reportButton(page).waitFor();
  expect(await status(page).innerText()).toBe('This may not answer your question. The closest:');
  expect(await results(page).count()).toBe(3);
  const count = await chapters(page).count();
  expect([1, 2, 3]).toContain(count);

  for (let step = 0; step <= 3; step += 1) await page.keyboard.press('ArrowDown');
  expect(await chapters(page).first().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Tab');
  expect(await hasFocus(reportButton(page))).toBe(true);
  expect(await end.boundingBox()).toEqual(before);
  await page.keyboard.press('Shift+Tab');
  for (let step = 0; step < 3 + count; step += 1) await page.keyboard.press('ArrowDown');
  expect(await chapters(page).last().getAttribute('aria-selected')).toBe('true');
  const chapter = (await chapters(page).last().getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await waitFor(async () => expect(await hasFocus(page.locator(`edge-faq ${chapter}`))).toBe(true));
  expect([new URL(page.url()).hash, await chapters(page).first().isVisible()]).toEqual([chapter, false]);
});

test('offers all chapters that are shown where nothing is found, also while the API is unreachable, which takes no report', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq('chapter="causes collection" search') });
  await searchBox(page).fill('zzzzqqqq');
  await reportButton(page).waitFor();
  expect(await status(page).innerText()).toBe('Nothing was found. You could begin here:');
  expect(await chapters(page).evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual([
    '#causes',
    '#collection',
  ]);

  await page.context().setOffline(true);
  await searchBox(page).fill('zzzzqqqq zzzz');
  await waitFor(async () => expect(await reportButton(page).count()).toBe(0));
  expect(await status(page).innerText()).toBe('Nothing was found. You could begin here:');
  expect(await chapters(page).count()).toBe(2);
});

test('leads to the first shown question of a chapter whose heading is not shown', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq('sections="get-in-touch process" search') });
  await searchBox(page).fill('zzzzqqqq');
  await chapters(page).first().waitFor();
  const links = await chapters(page).evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  expect(links.toSorted()).toEqual(['#get-in-touch', '#process']);
});

test('takes the results of an API that says nothing of confidence for answers', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  await page.route('**/search?*', async (route) => {
    const found = { id: 'process', highlights: { heading: 'Process', text: '' } };
    await route.fulfill({
      json: { results: [found], nearest: [] },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  await searchBox(page).fill('process');
  await results(page).first().waitFor();
  expect(await status(page).innerText()).toBe('Results: 1');
  expect(await chapters(page).count()).toBe(0);
});

test.for([
  ['en', 'late payment credit', 'Will a late payment affect my credit record?'],
  ['zh-Hant', '電話不敢接', '不敢接電話'],
])(
  'searches the loaded guide when the API is unreachable (%s)',
  async ([lang = '', query = '', expected = ''], { openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: ELEMENT, lang });
    await searchBox(page).focus();
    await waitForSearchChunk(page);
    await page.context().setOffline(true);
    await searchBox(page).fill(query);
    await results(page).first().waitFor();
    expect((await results(page).allInnerTexts()).join('\n')).toContain(expected);
    expect(await results(page).first().locator('mark').count()).toBeGreaterThan(0);
  },
);
