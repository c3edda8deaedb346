/** Searches that the element tells the API. */
import { describe, expect } from 'vitest';
import { edgeFaq } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { startFeedbackApi } from './feedback-api.ts';
import { test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const box = (page: Page) => page.locator('edge-faq [part=search-box]');
const results = (page: Page) => page.locator('edge-faq [part=result]');

/** A query that the guide doesn't answer, though it has some of its words. */
const UNSURE = 'does my landlord know about the weather';

/** Counts the results by the event of the search. */
const COUNT_RESULTS = `<script>
  document.addEventListener('edge-faq-search', ({ detail }) => { document.title = detail.query + ' ' + detail.results; });
</script>`;

/** Types or pastes a query, and returns the number of results once they are shown. */
async function search(page: Page, query: string): Promise<number> {
  await box(page).fill(query);
  await waitFor(async () => expect(await page.title()).toMatch(new RegExp(`^${query} \\d+$`)));
  return Number((await page.title()).slice(query.length));
}

const counted = (query: string, count: number, opened?: string) => [
  '/v1/searches',
  { query, guide: 'overdue-loan', locale: 'en', results: count, ...(opened && { opened }) },
];

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('tells the API of a search when a result is opened, the query is replaced, and the page is left', async ({
    openPartnerPage,
    worker,
  }) => {
    const { origin, received } = await startFeedbackApi(worker.origin);
    const { page, console } = await openPartnerPage({
      body: edgeFaq(`search count-searches src="${origin}"`) + COUNT_RESULTS,
    });
    const contact = await search(page, 'contact');
    const section = (await results(page).first().getAttribute('href'))?.slice(1);
    await results(page).first().click();
    await waitFor(() => expect(received).toEqual([counted('contact', contact, section)]));

    const plan = await search(page, 'plan');
    const record = await search(page, 'record');
    await waitFor(() => expect(received.slice(1)).toEqual([counted('plan', plan)]));
    await page.goto('about:blank');
    await waitFor(() => expect(received.slice(2)).toEqual([counted('record', record)]));
    expect(console).toEqual([]);
  });
});

test('counts a query that is extended, shortened or deleted by letters as one search, and a search without results as 0', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({
    body: edgeFaq(`search count-searches src="${origin}"`) + COUNT_RESULTS,
  });
  await search(page, 'zzzz');
  await search(page, 'zzzzqqqq');
  await search(page, 'zzzz');
  await search(page, 'z');
  await box(page).fill('');
  await waitFor(() => expect(received).toEqual([counted('zzzzqqqq', 0)]));

  const late = await search(page, 'late');
  await search(page, 'late payment');
  expect(await search(page, 'late')).toBe(late);
  await results(page).first().click();
  await waitFor(() => expect(received).toHaveLength(2));
  expect(received[1]).toMatchObject(['/v1/searches', { query: 'late', results: late }]);
  await box(page).fill('');
  await page.goto('about:blank');
  expect(received).toHaveLength(2);
});

test('counts an unsure search as one without results, unless a section is opened, which a chapter is not', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({
    body: edgeFaq(`search count-searches src="${origin}"`) + COUNT_RESULTS,
  });
  expect(await search(page, UNSURE)).toBeGreaterThan(0);
  await page.locator('edge-faq [part=near-chapter]').first().click();
  await waitFor(() => expect(received).toEqual([counted(UNSURE, 0)]));

  await search(page, `${UNSURE} and penguins`);
  const section = (await results(page).first().getAttribute('href'))?.slice(1);
  await results(page).first().click();
  await waitFor(() => expect(received.slice(1)).toEqual([counted(`${UNSURE} and penguins`, 0, section)]));
});

describe('the report that nothing answers a question', () => {
  const button = (page: Page) => page.locator('edge-faq [part=unanswered]');
  const status = (page: Page) => page.locator('edge-faq [part=search] > [role=status]');
  const THANKS = 'Thank you. The publisher will see your question once several readers have asked it.';

  test.for(['search', 'search count-searches'])(
    'is sent once a query, and announced: %s',
    async (attributes, { openPartnerPage, worker }) => {
      const { origin, received } = await startFeedbackApi(worker.origin);
      const { page, console } = await openPartnerPage({
        body: edgeFaq(`${attributes} src="${origin}"`) + COUNT_RESULTS,
      });
      await search(page, 'zzzzqqqq');
      await button(page).waitFor();
      expect(received).toEqual([]);
      await button(page).focus();
      await page.keyboard.press('Enter');
      await waitFor(async () => expect(await status(page).innerText()).toBe(THANKS));
      expect(await button(page).getAttribute('aria-disabled')).toBe('true');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await waitFor(async () =>
        expect(await page.locator('edge-faq [part=results]').innerText()).toContain(THANKS),
      );
      await page.goto('about:blank');
      expect([received, console]).toEqual([[counted('zzzzqqqq', 0)], []]);
    },
  );

  test('says that it was not sent, and is sent again', async ({ openPartnerPage, worker }) => {
    const { origin, received, state } = await startFeedbackApi(worker.origin);
    const { page } = await openPartnerPage({ body: edgeFaq(`search src="${origin}"`) });
    state.failure = { status: 503 };
    await box(page).fill('zzzzqqqq');
    await button(page).click();
    await waitFor(async () => expect(await status(page).innerText()).toMatch(/did not get through/));
    state.failure = undefined;
    await button(page).click();
    await waitFor(async () => expect(await status(page).innerText()).toBe(THANKS));
    expect(received).toEqual([counted('zzzzqqqq', 0)]);
  });

  test('is accepted by the worker', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: edgeFaq('search') });
    await box(page).fill('zzzzqqqq');
    await button(page).click();
    await waitFor(async () => expect(await status(page).innerText()).toBe(THANKS));
  });

  test('is not offered where the API accepts none', async ({ openPartnerPage, worker }) => {
    const { origin } = await startFeedbackApi(worker.origin, 'OPTIONS');
    const { page } = await openPartnerPage({ body: edgeFaq(`search src="${origin}"`) + COUNT_RESULTS });
    await search(page, 'zzzzqqqq');
    await page.waitForLoadState('networkidle');
    expect(await button(page).count()).toBe(0);
  });
});

test('sends what the worker accepts', async ({ openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: edgeFaq('search count-searches') + COUNT_RESULTS });
  await search(page, 'contact');
  const response = page.waitForResponse(
    (each) => each.url().endsWith('/v1/searches') && each.request().method() === 'POST',
  );
  await results(page).first().click();
  expect((await response).status()).toBe(204);
});

test.for([
  ['without the attribute', 'search', 'OPTIONS, POST'],
  ['where the API accepts none', 'search count-searches', 'OPTIONS'],
] as const)('sends nothing %s', async ([_, attributes, methods], { openPartnerPage, worker }) => {
  const { origin, received } = await startFeedbackApi(worker.origin, methods);
  const { page, console } = await openPartnerPage({
    body: edgeFaq(`${attributes} src="${origin}"`) + COUNT_RESULTS,
  });
  const requested: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') requested.push(request.url());
  });
  await search(page, 'contact');
  await results(page).first().click();
  await page.waitForLoadState('networkidle');
  await search(page, 'plan');
  await page.goto('about:blank');
  expect([requested, received, console]).toEqual([[], [], []]);
});
