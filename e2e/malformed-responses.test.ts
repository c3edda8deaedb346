/** Responses of the wrong shape, as of a captive portal, a broken proxy or another API at the same URL. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, openIds, waitForGuide } from './element.ts';
import { test as base } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const test = base.extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'));

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
};

const GUIDES = '**/v1/guides/overdue-loan?*';

const respond = (page: Page, url: string, body: string, status = 200) =>
  page.route(url, (route) => route.fulfill({ status, body, contentType: 'application/json', headers: CORS }));

/** Bodies that aren't a guide, made of one that is. */
function malformedBodies(guide: Guide): [name: string, body: string][] {
  const { chapters, intro, ...rest } = guide;
  const [chapter] = chapters;
  const section = chapter?.sections[0];
  const withChapters = (value: unknown) => ({ ...rest, intro, chapters: value });
  const values: Record<string, unknown> = {
    null: null,
    'an array': [],
    'an empty object': {},
    'a string': 'guide',
    'a number': 0,
    'no chapters': { ...rest, intro },
    'chapters: null': withChapters(null),
    'chapters: {}': withChapters({}),
    'chapters: "a"': withChapters('a'),
    'chapters: [null]': withChapters([null]),
    'chapters: ["a"]': withChapters(['a']),
    'a chapter without sections': withChapters([{ id: 'a', heading: 'A' }]),
    'a chapter with sections: "a"': withChapters([{ ...chapter, sections: 'a' }]),
    'a section that is null': withChapters([{ ...chapter, sections: [section, null] }]),
    'a section without a heading': withChapters([
      { ...chapter, sections: [{ ...section, heading: undefined }] },
    ]),
    'a section with html: null': withChapters([{ ...chapter, sections: [{ ...section, html: null }] }]),
    'a section with html: []': withChapters([{ ...chapter, sections: [{ ...section, html: [] }] }]),
    'a section with heading: {}': withChapters([{ ...chapter, sections: [{ ...section, heading: {} }] }]),
    'no intro': { ...rest, chapters },
    'intro: null': { ...guide, intro: null },
    'intro: "text"': { ...guide, intro: 'text' },
    'summary: null': { ...guide, summary: null },
    'summary: {}': { ...guide, summary: {} },
    'locale: "not a tag"': { ...guide, locale: 'not a tag' },
    'locale: null': { ...guide, locale: null },
    'guide: 1': { ...guide, guide: 1 },
    'title: {}': { ...guide, title: {} },
    'problem details': { type: 'about:blank', title: 'Bad gateway', status: 502 },
  };
  const json = Object.entries(values).map(([name, value]): [string, string] => [name, JSON.stringify(value)]);
  return [
    ...json,
    ['HTML', '<!doctype html><p>Please log in.</p>'],
    ['nothing', ''],
    ['half of it', JSON.stringify(guide).slice(0, 900)],
  ];
}

test('shows the error state and a retry for each response that is not a guide, and the guide after the retry', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  for (const [name, body] of malformedBodies(guide)) {
    await respond(page, GUIDES, body);
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, edgeFaq('search language-switch toggle-all open'));
    await page.locator('edge-faq [part=retry]').waitFor();
    expect([name, await page.locator('edge-faq [part=status]').innerText()]).toEqual([
      name,
      'The questions can’t be loaded. Check your connection and try again.',
    ]);
    await page.unroute(GUIDES);
  }
  expect(console.filter((line) => !/^error: <edge-faq>: http\S+ is not a guide\.$/.test(line))).toEqual([]);
  await page.locator('edge-faq [part=retry]').click();
  await waitForGuide(page);
});

test.for(['null', '"gone"', '{"available":7}', '{"default":{}}', '{"available":"a","default":null}', '<p>'])(
  'shows that the questions can’t be loaded, with a button to try again, when a 404 response is not the API’s own: %s',
  async (body, { openPartnerPage }) => {
    const { page, console } = await openPartnerPage({ body: '' });
    await respond(page, GUIDES, body, 404);
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, edgeFaq());
    await page.locator('edge-faq [part=retry]').waitFor();
    expect(await page.locator('edge-faq [part=status]').innerText()).toBe(
      'The questions can’t be loaded. Check your connection and try again.',
    );
    expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  },
);

test('keeps the guide that is shown, and pre-rendered content, when the next response is not a guide', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: edgeFaq('open="background"') });
  await waitForGuide(page);
  for (const [index, [, body]] of malformedBodies(guide).entries()) {
    await respond(page, GUIDES, body);
    const failed = page.waitForEvent('console', (message) => message.text().includes('is not a guide.'));
    await page
      .locator('edge-faq')
      .evaluate((element, locale) => element.setAttribute('locale', locale), `en-x-${index}`);
    await failed;
    await page.unroute(GUIDES);
  }
  expect(await openIds(page)).toEqual(['background']);

  await respond(page, GUIDES, '{"chapters":[{}]}');
  await page.evaluate(
    (html) => Reflect.get(document.body, 'setHTMLUnsafe').call(document.body, html),
    renderGuide(guide, { src: new URL(page.url()).origin, open: 'process', search: true }),
  );
  await page.waitForEvent('console', (message) => message.text().includes('is not a guide.'));
  expect(await openIds(page)).toEqual(['process']);
  expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
});

test('renderGuide throws a TypeError that names the request when the body is not a guide', ({ guide }) => {
  for (const [, body] of malformedBodies(guide)) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      continue;
    }
    expect(() => renderGuide(parsed as Guide)).toThrow(
      new TypeError('guide must be a document as GET /v1/guides/:guide returns it'),
    );
  }
});

test('requests the guide when the data passed to `preload` is not one', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  await page.evaluate(
    (bodies) => {
      const element = customElements.get('edge-faq');
      const preload: unknown = element && Reflect.get(element, 'preload');
      for (const body of [undefined, ...bodies]) if (typeof preload === 'function') preload(body);
    },
    malformedBodies(guide).flatMap(([name, body]) =>
      /HTML|nothing|half/.test(name) ? [] : [JSON.parse(body)],
    ),
  );
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, edgeFaq());
  await waitForGuide(page);
  expect(console.filter((line) => !line.startsWith('error: <edge-faq>: this is not a guide.'))).toEqual([]);
});

test('shows the guide without a language switch when its locales are malformed', async ({
  guide,
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  for (const locales of [undefined, null, 'en', {}, [1, 2], ['not a tag', 'en']]) {
    await respond(page, GUIDES, JSON.stringify({ ...guide, locales }));
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      edgeFaq(`language-switch locale="en-x-${String(locales).length}"`),
    );
    await waitForGuide(page);
    expect(await page.locator('edge-faq [part=language]').count()).toBe(0);
    await page.unroute(GUIDES);
  }
  expect(console).toEqual([]);
});

test.for([
  'null',
  '[]',
  '{}',
  '{"results":{}}',
  '{"results":[null],"nearest":[]}',
  '{"results":[{"id":"process"}],"nearest":[]}',
  '<p>',
])('searches the guide itself when the response to a search is %s', async (body, { openPartnerPage }) => {
  const { page, console } = await openPartnerPage({ body: edgeFaq('search') });
  await respond(page, '**/search?*', body);
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().waitFor();
  expect(console).toEqual([]);
});

test.for([
  'null',
  '[]',
  '"R-1"',
  '{"receipt":{}}',
  '{"receipt":""}',
  '{"receipt":"\\ud800"}',
  '{"receipt":".."}',
  '<p>',
])('asks to try again when the response to a report is %s', async (body, { openPartnerPage }) => {
  const { page, console } = await openPartnerPage({ body: '' });
  await page.route('**/v1/reports', (route) =>
    route.fulfill({
      status: 201,
      body,
      headers: { ...CORS, Allow: 'OPTIONS, POST', 'Access-Control-Expose-Headers': 'Allow' },
    }),
  );
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, edgeFaq('open="background" reports'));
  const reports = page.locator('edge-faq [part=reports]');
  await page.locator('edge-faq [part=report]').click();
  await reports.getByLabel('Description').fill('Wrong.');
  await reports.getByRole('button', { name: 'Send' }).click();
  await waitFor(async () =>
    expect(await reports.getByRole('status').innerText()).toContain('did not get through'),
  );
  expect(console).toEqual([]);
});
