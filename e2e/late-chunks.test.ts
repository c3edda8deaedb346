/** Chunks that come late or fail, in elements with hundreds of open sections: updates are counted, since times depend on the machine. */
import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, openIds, waitForActions, waitForGuide } from './element.ts';
import { test as base } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const test = base.extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'));

/** The guide with `count` sections. */
function withSections(guide: Guide, count: number): Guide {
  const sections = Array.from({ length: count }, (_, index) => ({
    id: `question-${index}`,
    heading: `Question ${index}?`,
    html: '<p>An answer.</p>',
    text: 'An answer.',
    updated: guide.updated,
  }));
  return { ...guide, chapters: [{ id: 'all', heading: 'All questions', sections }] };
}

const respondWith = (page: Page, guide: Guide) =>
  page.route('**/v1/guides/overdue-loan?*', (route) =>
    route.fulfill({ json: guide, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );

/** Holds requests for the chunk `name`; returns their number so far, and what lets them pass. */
async function holdChunk(page: Page, name: string) {
  const held: Route[] = [];
  await page.route(`**/embed/*/${name}.js*`, (route) => {
    held.push(route);
  });
  return {
    requests: () => held.length,
    release: () => Promise.all(held.map((route) => route.continue())),
  };
}

/** Shows `body` on a page whose elements count their updates; `updates()` returns the number since its last call. */
async function show(page: Page, body: string) {
  await page.evaluate((html) => {
    const { prototype } = customElements.get('edge-faq') ?? HTMLElement;
    const update = Reflect.get(prototype, 'update');
    const updated = { count: 0 };
    Reflect.set(prototype, 'update', function (this: unknown, ...changed: unknown[]) {
      updated.count += 1;
      return Reflect.apply(update, this, changed);
    });
    Object.assign(globalThis, { updated });
    document.body.innerHTML = `<input id="own">${html}`;
  }, body);
  await waitForGuide(page);
  // The answers of a long guide are rendered little by little.
  await waitFor(async () => expect(await page.locator('edge-faq [part=answer]:empty').count()).toBe(0));
  return async () => {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    return page.evaluate(() => {
      const { updated } = globalThis as unknown as { updated: { count: number } };
      const { count } = updated;
      updated.count = 0;
      return count;
    });
  };
}

/** Types into a field of the page itself. */
async function expectAnswersInput(page: Page, text: string): Promise<void> {
  await page.locator('#own').fill(text);
  expect(await page.locator('#own').inputValue()).toBe(text);
}

test('updates once when all of 500 sections are opened, and once when the actions chunk arrives; the page answers input meanwhile', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 500));
  const actions = await holdChunk(page, 'actions');
  const updates = await show(page, edgeFaq('toggle-all'));
  await updates();

  await page.locator('edge-faq [part=toggle-all]').click();
  await expectAnswersInput(page, 'while the chunk is held');
  await waitFor(async () => expect(await openIds(page)).toHaveLength(500));
  expect([await updates(), actions.requests()]).toEqual([1, 1]);
  await page.locator('edge-faq #question-0 summary').click();
  await page.locator('edge-faq #question-0 summary').click();
  expect([await updates(), actions.requests()]).toEqual([2, 1]);

  await actions.release();
  await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(500));
  await expectAnswersInput(page, 'after it has arrived');
  expect(await updates()).toBe(1);

  await page.locator('edge-faq [part=toggle-all]').click();
  await waitFor(async () => expect(await openIds(page)).toEqual([]));
  expect([await updates(), console]).toEqual([1, []]);
});

test('emits edge-faq-toggle once for each section when all are opened and closed', async ({
  guide,
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 50));
  await show(page, edgeFaq('toggle-all'));
  await page.evaluate(() => {
    const events: string[] = [];
    document.addEventListener('edge-faq-toggle', ({ detail }: CustomEventInit) =>
      events.push(`${detail.section} ${detail.open}`),
    );
    Object.assign(globalThis, { events });
  });
  const events = () => page.evaluate(() => Reflect.get(globalThis, 'events'));
  const expected = (open: boolean) => Array.from({ length: 50 }, (_, index) => `question-${index} ${open}`);
  await page.locator('edge-faq [part=toggle-all]').click();
  await waitFor(async () => expect(await events()).toEqual(expected(true)));
  await page.locator('edge-faq [part=toggle-all]').click();
  await waitFor(async () => expect(await events()).toEqual([...expected(true), ...expected(false)]));
});

test('updates each of several elements once when a chunk that all wait for arrives', async ({
  guide,
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 50));
  const actions = await holdChunk(page, 'actions');
  const updates = await show(page, edgeFaq('open').repeat(3));
  await waitFor(async () => expect(await openIds(page)).toHaveLength(150));
  await updates();
  await actions.release();
  await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(150));
  expect([await updates(), actions.requests()]).toEqual([3, 1]);
});

test('shows the guide after a few seconds when the toolbar chunk hangs, and the toolbar when it arrives', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 5));
  const toolbar = await holdChunk(page, 'toolbar');
  await show(page, edgeFaq('search toggle-all'));
  // Requested once more, by another query, when its time limit has passed.
  expect([toolbar.requests(), await page.locator('edge-faq [part=search-box]').count()]).toEqual([2, 0]);
  await toolbar.release();
  await page.locator('edge-faq [part=search-box]').waitFor();
  expect(console).toEqual([]);
});

test('asks once whether the API accepts votes on 100 open sections', async ({ guide, openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 100));
  const asked: string[] = [];
  await page.route('**/votes', (route) => {
    asked.push(route.request().url());
    return route.fulfill({
      status: 204,
      headers: {
        Allow: 'OPTIONS, POST',
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'OPTIONS, POST',
        'Access-Control-Expose-Headers': 'Allow',
      },
    });
  });
  const votes = await holdChunk(page, 'votes');
  const updates = await show(page, edgeFaq('open votes').repeat(2));
  await waitFor(() => expect(votes.requests()).toBe(1));
  await updates();
  await votes.release();
  await waitFor(async () => expect(await page.locator('edge-faq [part=votes]').count()).toBe(200));
  expect([await updates(), asked.length]).toEqual([2, 1]);
});

test.for([
  ['toolbar', 'search toggle-all'],
  ['other-status-strings', 'lang="ja"'],
])(
  'shows the guide after few updates when the chunk %s is late',
  async ([name = '', attributes], { guide, openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: '' });
    await respondWith(page, withSections(guide, 50));
    const chunk = await holdChunk(page, name);
    const shown = show(page, edgeFaq(`${attributes} open`));
    await waitFor(() => expect(chunk.requests()).toBe(1));
    await page.locator('edge-faq').evaluate((element: HTMLElementTagNameMap['edge-faq']) => {
      for (let count = 0; count < 50; count += 1) element.requestUpdate();
    });
    await chunk.release();
    const updates = await shown;
    await waitForActions(page);
    expect(await updates()).toBeLessThan(8);
    expect(chunk.requests()).toBe(1);
  },
);

test('starts the search once when its chunk arrives while the reader is in the search box', async ({
  guide,
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, guide);
  const search = await holdChunk(page, 'search');
  const updates = await show(page, edgeFaq('search'));
  const box = page.locator('edge-faq [part=search-box]');
  for (let count = 0; count < 5; count += 1) {
    await box.focus();
    await box.blur();
  }
  await box.fill('contact');
  await updates();
  await search.release();
  await page.locator('edge-faq [part=result]').first().waitFor();
  expect([await updates(), search.requests()]).toEqual([1, 1]);
});

test('requests a chunk that failed again when the reader opens the next section', async ({
  guide,
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 500));
  let requests = 0;
  const fail = (route: Route) => {
    requests += 1;
    return route.abort();
  };
  await page.route('**/embed/*/actions.js', fail);
  const updates = await show(page, edgeFaq('toggle-all'));
  await updates();
  await page.locator('edge-faq [part=toggle-all]').click();
  await waitFor(() => expect(requests).toBe(1));
  expect([await updates(), requests]).toEqual([1, 1]);

  await page.unroute('**/embed/*/actions.js', fail);
  await page.locator('edge-faq #question-0 summary').click();
  await page.locator('edge-faq #question-0 summary').click();
  await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(500));
  expect(await updates()).toBe(3);
});

test('keeps no removed element in memory while a chunk is late', async ({ guide, openPartnerPage }) => {
  const { page } = await openPartnerPage({ body: '' });
  await respondWith(page, withSections(guide, 10));
  const actions = await holdChunk(page, 'actions');
  await show(page, edgeFaq('open'));
  await waitFor(() => expect(actions.requests()).toBe(1));
  const devtools = await page.context().newCDPSession(page);
  const countNodes = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Memory.getDOMCounters')).nodes;
  };
  const createAndRemove = (times: number) =>
    page.evaluate(
      async ([html, rounds]) => {
        const parent = document.createElement('div');
        document.body.append(parent);
        for (let round = 0; round < rounds; round += 1) {
          parent.innerHTML = html;
          await new Promise((resolve) => setTimeout(resolve, 5));
          parent.replaceChildren();
        }
        parent.remove();
      },
      [edgeFaq('open'), times] as const,
    );
  await createAndRemove(20);
  const before = await countNodes();
  await createAndRemove(50);
  expect((await countNodes()) - before).toBeLessThan(200);
  expect(actions.requests()).toBe(1);
});
