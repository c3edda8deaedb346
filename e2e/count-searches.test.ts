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

test('counts a query that is extended, shortened or deleted by letters as one search, and the nearest sections as no results', async ({
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
