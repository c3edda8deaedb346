/** Kept copies of guides, which the attribute `keep` asks for. */
import { describe, expect } from 'vitest';
import { guidePath } from './api.ts';
import { edgeFaq, expectAccordionWorks, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { type Fault, startFaultyProxy } from './faulty-proxy.ts';
import { test as base, scriptTag, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const GUIDES = /^\/v1\/guides\/overdue-loan\?/;

const PORTAL = '<!doctype html><title>Wi-Fi</title><p>Please log in.</p>';

const FAULTS: Record<string, Fault> = {
  'closes the connection': 'abort',
  'responds 503 by problem details': {
    status: 503,
    body: '{"type":"about:blank","title":"Unavailable","status":503}',
  },
  'responds 502 by HTML': { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' },
  'responds 404 by HTML': { status: 404, type: 'text/html', body: '<h1>Not found</h1>' },
  'responds 200 by the page of a captive portal': { status: 200, type: 'text/html', body: PORTAL },
  'responds 200 by half a guide': { status: 200, body: '{"guide":"overdue-loan","locale":"en","title":"Wh' },
};

const note = (page: Page) => page.locator('edge-faq [part=note]');
const today = () => new Date().toLocaleDateString('en', { dateStyle: 'long' });

/** Waits until the page's origin has `count` copies. */
const waitForCopies = (page: Page, count: number) =>
  waitFor(async () =>
    expect(
      await page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('edge-faq '));
        const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return keys.flat().length;
      }),
    ).toBe(count),
  );

/** Opens a page in the language `lang` with an element whose copy is kept, and whose API has no faults yet. */
const test = base.extend('openWithCopy', ({ openPartnerPage, worker }) => async (lang = 'en') => {
  const proxy = await startFaultyProxy(worker.origin);
  const { page } = await openPartnerPage({ head: scriptTag(proxy.origin), body: edgeFaq('keep'), lang });
  await waitForCopies(page, 1);
  return { page, proxy };
});

/** Loads the page once more, in a frame: WebKit under automation forgets its caches when the last page of an origin is closed. */
const loadInFrame = (page: Page) =>
  page.evaluate(() => {
    document.querySelector('iframe')?.remove();
    document.body.append(Object.assign(document.createElement('iframe'), { src: location.href }));
  });

/** The texts of the notes and the ids of the open sections in that frame, or undefined while no guide is shown there. */
const readFrame = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('iframe')?.contentDocument?.querySelector('edge-faq')?.shadowRoot;
    if (!root?.querySelector('summary')) return undefined;
    return {
      notes: [...root.querySelectorAll('[part=note]')].map(({ textContent }) => textContent),
      open: [...root.querySelectorAll('details[open]')].map(({ id }) => id),
    };
  });

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('shows the kept copy with its date when the API fails in any way, and the guide when it has recovered', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    const { page, console } = await openPartnerPage({
      head: scriptTag(proxy.origin),
      body: edgeFaq('keep open="process"'),
    });
    await waitForGuide(page);
    expect(await note(page).count()).toBe(0);
    await waitForCopies(page, 1);
    const notes = [`As of ${today()}. The current version can’t be loaded.`];
    for (const [fault, response] of Object.entries(FAULTS)) {
      proxy.fail(GUIDES, response);
      await loadInFrame(page);
      await waitFor(async () =>
        expect([fault, await readFrame(page)]).toEqual([fault, { notes, open: ['process'] }]),
      );
    }
    proxy.recover();
    await page.evaluate(() =>
      document.querySelector('iframe')?.contentWindow?.dispatchEvent(new Event('online')),
    );
    await waitFor(async () => expect(await readFrame(page)).toEqual({ notes: [], open: ['process'] }));
    expect(
      console.filter(
        (line) => line.startsWith('uncaught: ') && !line.includes('Cross-Origin Request Blocked'),
      ),
    ).toEqual([]);
  });
});

test('shows the kept copy after 8 seconds while the API hangs, and the guide once it responds', async ({
  openWithCopy,
}) => {
  const { page } = await openWithCopy();
  const held = Promise.withResolvers<void>();
  await page.route('**/v1/guides/overdue-loan?*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload();
  await note(page).waitFor();
  held.resolve();
  await waitFor(async () => expect(await note(page).count()).toBe(0));
  await expectAccordionWorks(page);
});

test('deletes the copies of a guide in all languages when the API says that it is withdrawn', async ({
  openPartnerPage,
  worker,
}) => {
  const proxy = await startFaultyProxy(worker.origin);
  const { page } = await openPartnerPage({
    head: scriptTag(proxy.origin),
    body: `${edgeFaq('keep')}${edgeFaq('keep locale="zh-Hant"')}`,
  });
  await waitForCopies(page, 2);
  const notice = { locale: 'en', heading: 'Withdrawn', text: 'We have withdrawn this guide.', origin: '' };
  const body = JSON.stringify({
    type: `${proxy.origin}/problems/withdrawn`,
    title: 'Gone',
    status: 410,
    notice,
  });
  proxy.fail(/locale=en/, { status: 410, body });
  await page.reload();
  await page.getByText('We have withdrawn this guide.').waitFor();
  await waitFor(async () =>
    expect(await page.locator('edge-faq [lang=zh-Hant] summary').count()).not.toBe(0),
  );

  proxy.fail(GUIDES, 'abort');
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('edge-faq')) element.locale = 'en';
    document.querySelectorAll('edge-faq')[1]?.remove();
  });
  await page.reload();
  await page.locator('edge-faq [part=retry]').first().waitFor();
  expect(await page.locator('edge-faq summary').count()).toBe(0);
});

test('keeps the copy when a 404 response isn’t from the API, and deletes it when it is', async ({
  openWithCopy,
}) => {
  const { page, proxy } = await openWithCopy();
  proxy.fail(GUIDES, { status: 404, body: '{"error":"no such route"}' });
  await page.reload();
  await note(page).waitFor();
  await waitForCopies(page, 1);
  const problem = { type: `${proxy.origin}/problems/unknown-guide`, title: 'Unknown guide', status: 404 };
  proxy.fail(GUIDES, { status: 404, body: JSON.stringify(problem) });
  await page.reload();
  await page.getByText('This guide could not be found.').waitFor();
  await waitForCopies(page, 0);
});

test('stores no copy without the attribute, and none that a request of the page would match', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq() });
  await waitForGuide(page);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);

  await page.locator('edge-faq').evaluate((element: HTMLElementTagNameMap['edge-faq']) => {
    element.keep = true;
    element.locale = 'zh-Hant';
  });
  await waitForCopies(page, 1);
  const url = worker.origin + guidePath('zh-Hant');
  const match = (options: CacheQueryOptions) =>
    page.evaluate(async ([key, query]) => !(await caches.match(key, query)), [url, options] as const);
  expect([await match({}), await match({ ignoreSearch: true, ignoreVary: true })]).toEqual([true, true]);
  expect(await page.evaluate(async () => !(await caches.match(location.href)))).toBe(true);
});

test.for([
  [
    'denies it, as a sandboxed frame',
    'Object.defineProperty(globalThis, "caches", { get() { throw new DOMException("", "SecurityError") } })',
  ],
  ['has none, as a page without TLS', 'Object.defineProperty(globalThis, "caches", { value: undefined })'],
  ['has no space', 'Cache.prototype.put = () => Promise.reject(new DOMException("", "QuotaExceededError"))'],
  [
    'has a broken copy',
    'Cache.prototype.put = function () { return Object.getPrototypeOf(this).add.call(this, location.href) }',
  ],
])(
  'shows the guide, and an error where the API fails, when the Cache API %s',
  async ([, script], { openPartnerPage, worker }) => {
    const proxy = await startFaultyProxy(worker.origin);
    const { page, console } = await openPartnerPage({
      head: `<script>${script}</script>${scriptTag(proxy.origin)}`,
      body: edgeFaq('keep'),
    });
    await waitForGuide(page);
    await page.waitForTimeout(300);
    expect(console).toEqual([]);
    proxy.fail(GUIDES, 'abort');
    await page.reload();
    await page.locator('edge-faq [part=retry]').waitFor();
    expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  },
);

test('says in the guide’s note both that it is a copy and that it is in another language', async ({
  openWithCopy,
}) => {
  const { page, proxy } = await openWithCopy('fr');
  proxy.fail(GUIDES, { status: 503, body: '{}' });
  await page.reload();
  await waitFor(async () =>
    expect(await note(page).allInnerTexts()).toEqual([
      'This guide isn’t available in French. Shown in English.',
      `As of ${today()}. The current version can’t be loaded.`,
    ]),
  );
});

test('shows the notice of a withdrawal that arrives while a copy is about to be shown', async ({
  openWithCopy,
}) => {
  const { page } = await openWithCopy('fr');
  const notice = { locale: 'en', heading: 'Withdrawn', text: 'We have withdrawn this guide.', origin: '' };
  await page.route('**/toolbar.js*', () => {});
  await page.route('**/v1/guides/overdue-loan?*', async (route) => {
    // When the copy, which is in another language, waits for the toolbar.
    await new Promise((resolve) => setTimeout(resolve, 9_500));
    await route.fulfill({
      status: 410,
      json: { type: '/problems/withdrawn', notice },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  await page.reload();
  await page.getByText('We have withdrawn this guide.').waitFor();
  await page.waitForTimeout(4_000);
  expect(await page.getByText('We have withdrawn this guide.').isVisible()).toBe(true);
  expect(await page.locator('edge-faq summary').count()).toBe(0);
  await waitForCopies(page, 0);
});

test('dates a copy by when the guide was received, not by when an element shows it from the page’s memory', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq() });
  await waitForGuide(page);
  const received = Date.now();
  await page.evaluate((html) => {
    const now = Date.now;
    Date.now = () => now() + 20 * 86_400_000;
    document.body.innerHTML = html;
  }, edgeFaq('keep'));
  await waitForCopies(page, 1);
  const asOf = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const cache = await caches.open(name);
    const [key = ''] = await cache.keys();
    const copy = await (await cache.match(key))?.json();
    return Number(copy?.asOf);
  });
  expect(Math.abs(asOf - received)).toBeLessThan(60_000);
});
