import { afterEach, describe, expect, test } from 'vitest';
import { attributeOf, BROWSER_ACCEPT, findAll, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { PROBLEM_PAGES } from '../../test/fixtures/sample-pages.ts';
import { fetchWorker, ORIGIN, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { startIsolate } from '../../test/fixtures/worker-sample-isolates.ts';
import { REASON, restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Env } from '../env.ts';

async function open(path: string, language = 'en', bindings?: Partial<Env>) {
  const headers = { Accept: BROWSER_ACCEPT, 'Accept-Language': language };
  const response = await fetchWorker(path, { headers, redirect: 'manual' }, bindings);
  return { response, page: readPage(await response.text()) };
}

/** Of the problem pages, those that are in several languages. */
const UNKNOWN_GUIDES = ['/g/none', '/g/parcel/en'];

afterEach(restoreAll);

describe.each(PROBLEM_PAGES)('%s', (path, status) => {
  test('is a page for browsers, which search engines do not list', async () => {
    const { response, page } = await open(path);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect([response.headers.get('Cache-Control'), response.headers.get('Vary')]).toEqual([
      'no-store',
      'Accept, Accept-Language',
    ]);
    expect([page.robots, page.canonical, page.hreflang]).toEqual(['noindex', '', {}]);
    expect(page.languages.length).toBe(UNKNOWN_GUIDES.includes(path) ? 3 : 0);
    expect(page.text).toContain(response.headers.get('X-Request-Id'));
    expect(findAll(page, 'main a').map((link) => attributeOf(link, 'href'))).toContain(
      `/?locale=${page.lang}`,
    );
  });

  test.each([
    undefined,
    '*/*',
    'application/json',
    'application/problem+json',
    'application/json, text/html;q=0.5',
  ])('is JSON for programs that accept %s', async (accept) => {
    const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
    const response = await fetchWorker(path, { headers });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(response.headers.get('Vary')).toMatch(/\bAccept\b/);
    expect(await response.json()).toMatchObject({ status });
  });

  test('has no body for HEAD', async () => {
    const response = await fetchWorker(path, { method: 'HEAD', headers: { Accept: BROWSER_ACCEPT } });
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });
});

test.each([
  ['/none', 'en-GB', 'en', 'Page not found'],
  ['/none', 'zh-TW', 'zh-Hant', '找不到網頁'],
  ['/g/none', 'zh-CN', 'zh-Hans', '找不到网页'],
  ['/g/parcels/en/none', 'zh-TW', 'en', 'Page not found'],
  ['/g/parcels/zh-Hans/none', 'en', 'zh-Hans', '找不到网页'],
  ['/report?locale=zh-Hant&x=1', 'en', 'zh-Hant', '請求無效'],
  ['/none', 'fr', 'zh-Hant', '找不到網頁'],
])('%s is in the language of the path, or of the reader: %s', async (path, language, locale, heading) => {
  const { response, page } = await open(path, language);
  expect([page.lang, response.headers.get('Content-Language')]).toEqual([locale, locale]);
  expect(findAll(page, 'h1').map(textOf)).toEqual([heading]);
});

test.each([
  ['/g/parcel/en', ['/g/parcels/en', '/g/long/en', '/g/parcels/en', '/g/returns/en']],
  ['/g/unheard-of/zh-Hans', ['/g/long/en', '/g/parcels/zh-Hans', '/g/returns/zh-Hans']],
  ['/g/parcels/zh_Hant', ['/g/parcels/zh-Hant', '/g/parcels/en', '/g/parcels/zh-Hans']],
  ['/g/parcels/en/wher', ['where', 'where', 'label', 'damaged', 'gone'].map((id) => `/g/parcels/en/${id}`)],
  ['/?locale=fr', ['?locale=en', '?locale=zh-Hant', '?locale=zh-Hans']],
])('%s links to what is nearest and to what is available', async (path, links) => {
  const { page } = await open(path);
  expect(findAll(page, 'main li a').map((link) => attributeOf(link, 'href'))).toEqual(links);
  for (const link of links) {
    const { pathname, search } = new URL(link, ORIGIN);
    const { response } = await open(pathname + search);
    expect([200, 302]).toContain(response.status);
  }
});

test('names sections by their headings, without those that are withdrawn, and languages in themselves', async () => {
  const names = async (path: string) => findAll((await open(path)).page, 'main li a').map(textOf);
  const headings = await names('/g/parcels/en/wher');
  expect(headings).toHaveLength(5);
  expect(headings.slice(0, 2)).toEqual(['Where is my parcel?', 'Where is my parcel?']);
  await withdraw('guide=parcels&section=gone');
  expect(await names('/g/parcels/en/wher')).toEqual(headings.slice(0, 4));
  expect(await names('/g/parcels/zh_Hant')).toEqual(['繁體中文', 'English', '简体中文']);
  await withdraw('guide=parcels&locale=en');
  expect(await names('/g/parcels/zh_Hant')).toEqual(['繁體中文', '简体中文']);
});

describe('an unknown guide', () => {
  const guidesOf = async (path: string, language?: string) =>
    findAll((await open(path, language)).page, 'main li a').map((link) =>
      [textOf(link), attributeOf(link, 'lang'), attributeOf(link, 'href')].join(' '),
    );

  test('lists the titles of guides in the language of the page, and else in their own', async () => {
    const inChinese = ['Long en /g/long/en', '包裹  /g/parcels/zh-Hant', '退貨  /g/returns/zh-Hant'];
    expect(await guidesOf('/g/unheard-of/zh-Hant')).toEqual(inChinese);
    expect(await guidesOf('/g/unheard-of', 'zh-TW')).toEqual(inChinese);
    expect(await guidesOf('/g/unheard-of', 'zh-HK, en;q=0.5')).toEqual(inChinese);
  });

  test('lists no withdrawn guide, and titles of the languages in which it is shown', async () => {
    await withdraw('guide=parcels');
    expect(await guidesOf('/g/unheard-of/en')).toEqual(['Long  /g/long/en', 'Returns  /g/returns/en']);
    await withdraw('guide=returns&locale=en');
    expect(await guidesOf('/g/unheard-of/en')).toEqual([
      'Long  /g/long/en',
      '退貨 zh-Hant /g/returns/zh-Hant',
    ]);
  });

  test('is switched to the other languages of the site, at the same path', async () => {
    const { page } = await open('/g/a%22%3E%3Cb%3E%20%2F/en/more?q=x');
    expect(page.languages).toEqual([
      ' /g/a%22%3E%3Cb%3E%20%2F/en',
      'zh-Hant /g/a%22%3E%3Cb%3E%20%2F/zh-Hant',
      'zh-Hans /g/a%22%3E%3Cb%3E%20%2F/zh-Hans',
    ]);
    expect((await open('/g/a%22%3E%3Cb%3E%20%2F/zh-Hans')).page.lang).toBe('zh-Hans');
  });
});

test('an unknown path lists no routes of programs', async () => {
  expect((await open('/none')).page.text).not.toMatch(/\/v1|healthz|openapi/);
});

test('an unknown parameter is named, as text', async () => {
  const { page } = await open('/g/parcels/en?%3Cimg%20src=x');
  expect(page.text).toContain('%3Cimg%20src is unknown');
  expect(findAll(page, 'main img')).toEqual([]);
});

test.each([
  '/v1/guides/none',
  '/v1/none',
  '/g/none/en.md',
  '/embed/none.abc.js',
  '/images/none',
  '/admin/none',
  '/healthz?x',
])('%s is JSON whatever is accepted', async (path) => {
  const response = await fetchWorker(path, { headers: { Accept: BROWSER_ACCEPT } });
  expect(response.ok).toBe(false);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

test('a method that is not allowed is a page of the same status', async () => {
  const response = await fetchWorker('/g/parcels/en', {
    method: 'POST',
    headers: { Accept: BROWSER_ACCEPT },
  });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
});

describe('a withdrawn guide', () => {
  test('is a page with the notice in the language of the page, for legal reasons with the one who blocks', async () => {
    await withdraw('guide=parcels');
    for (const path of ['/g/parcels/zh-Hant', '/g/parcels/zh-Hant/where', '/g/parcels/zh-Hant?q=a']) {
      const { response, page } = await open(path);
      expect(response.status).toBe(451);
      expect([page.lang, page.robots]).toEqual(['zh-Hant', 'noindex']);
      expect(page.text).toContain('法院禁止。');
      expect(response.headers.get('Link')).toBe('</>; rel="blocked-by"');
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
      expect(response.headers.get('Cache-Tag')).toContain('guide:parcels');
      expect(response.headers.get('Vary')).toBe('Accept, Accept-Language');
    }
  });

  test('is 410 with the notice as paragraphs of text', async () => {
    const notice = { en: 'First <b>line</b>.\nSecond & last.' };
    await withdraw('guide=returns', { status: 410, by: 'publisher', notice });
    const { response, page } = await open('/g/returns/en');
    expect(response.status).toBe(410);
    const paragraphs = findAll(page, '.prose p').map(textOf);
    expect(paragraphs).toEqual(expect.arrayContaining(['First <b>line</b>.', 'Second & last.']));
  });

  test('says in which language the notice is, where it is another one than that of the page', async () => {
    await withdraw('guide=returns', { ...REASON, notice: { en: 'Forbidden.' } });
    const { page } = await open('/g/returns/zh-Hans');
    expect(page.lang).toBe('zh-Hans');
    expect(findAll(page, '.prose [lang=en] h1').length).toBe(1);
  });

  test('is JSON for programs', async () => {
    await withdraw('guide=returns');
    const response = await fetchWorker('/g/returns/en', { headers: { Accept: '*/*' } });
    expect(response.status).toBe(451);
    expect(await response.json()).toMatchObject({ notice: { text: 'A court has forbidden this.' } });
  });
});

describe('without content', () => {
  const ASSETS: Env['ASSETS'] = { fetch: async () => new Response(null, { status: 404 }) };

  test('a page is 503 in English, with Retry-After', async () => {
    const isolate = await startIsolate({ ASSETS });
    const json = await isolate.get('/g/parcels/en');
    expect([json.status, json.headers.get('Content-Type')]).toEqual([503, 'application/problem+json']);
    const page = await isolate.get('/g/parcels/en', { Accept: BROWSER_ACCEPT });
    expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '30']);
    expect(readPage(await page.text()).title).toBe('Temporarily unavailable – Help');
  });

  test.each([
    ['/g/parcels/zh-Hant', 'en', 'zh-Hant'],
    ['/g/parcels', 'fr, zh-CN;q=0.5', 'zh-Hans'],
    ['/?locale=ja', 'en', 'ja'],
    ['/', 'de', 'en'],
  ])('%s is 503 in the language of the path, or of the reader: %s', async (path, language, locale) => {
    const isolate = await startIsolate({ ASSETS });
    const response = await isolate.get(path, { Accept: BROWSER_ACCEPT, 'Accept-Language': language });
    expect([response.status, response.headers.get('Content-Language')]).toEqual([503, locale]);
    expect(readPage(await response.text()).lang).toBe(locale);
  });
});

describe('without the settings of the site', () => {
  const ASSETS: Env['ASSETS'] = {
    fetch: async (url) =>
      new URL(url).pathname.startsWith('/content/site/') ? new Response('{}') : SAMPLE_ENV.ASSETS.fetch(url),
  };
  const get = async (path: string, accept = BROWSER_ACCEPT) =>
    (await startIsolate({ ASSETS })).get(path, { Accept: accept, 'Accept-Language': 'zh-TW' });

  test.each(['/g/parcels/en.md', '/g/parcels/en.json', '/g/parcels/en/where.txt'])(
    '%s has no canonical URL',
    async (path) => {
      const [response, intact] = [await get(path, '*/*'), await fetchWorker(path)];
      expect([response.status, response.headers.get('Link')]).toEqual([200, null]);
      expect(await response.text()).toBe(await intact.text());
    },
  );

  test.each([
    ['/g/none/zh-Hans', 404, 'zh-Hans', '找不到网页'],
    ['/none', 404, 'zh-Hant', '找不到網頁'],
    ['/g/parcels/en', 503, 'en', 'Temporarily unavailable'],
    ['/', 503, 'zh-Hant', '暫時無法使用'],
  ])('%s is %d in the language of the path, or of the reader', async (path, status, locale, heading) => {
    const response = await get(path);
    const page = readPage(await response.text());
    expect([response.status, page.lang]).toEqual([status, locale]);
    expect(findAll(page, 'h1').map(textOf)).toEqual([heading]);
  });

  test('a former id of a guide is still redirected', async () => {
    expect((await get('/g/packages/en')).headers.get('Location')).toBe('/g/parcels/en');
  });
});
