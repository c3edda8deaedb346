/** Pages in Node.js, with a site of hostile text and further languages: checks by parsers and validators that need Node.js. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../schema/languages/index.ts';
import { interfaceFor } from '../worker/pages/strings/index.ts';
import { validateHtml } from './fixtures/html-rules.ts';
import { HOSTILE, LANGUAGES_PAGES, LANGUAGES_SITE } from './fixtures/languages-site.ts';
import {
  attributeOf,
  BROWSER_ACCEPT,
  findAll,
  type PageView,
  readPage,
  textOf,
} from './fixtures/page-view.ts';
import { startSiteWorker } from './fixtures/site-worker.ts';

type Site = Awaited<ReturnType<typeof openSite>>;

async function openSite() {
  const worker = await startSiteWorker(LANGUAGES_SITE);
  const read = async (path: string) =>
    (await worker.fetch(path, { headers: { Accept: BROWSER_ACCEPT } })).text();
  return { read, open: async (path: string): Promise<PageView> => readPage(await read(path)) };
}

/** Elements whose text or label is a string of the interface. */
const INTERFACE = [
  '.skip',
  'nav.crumbs',
  'nav.crumbs li:first-child a',
  'form[role=search]',
  'footer',
  'main > .wrap > .about',
];

/** The language of an element: the nearest `lang` around it. */
function languageOf(page: PageView, selector: string): string {
  const [element] = findAll(page, selector);
  const around = findAll(page, '[lang]').filter(
    (each) =>
      each === element ||
      findAll({ tree: { type: 'root', children: [each] }, shadow: undefined }, '*').some(
        (inner) => inner === element,
      ),
  );
  return attributeOf(around.at(-1), 'lang');
}

test('html-validate finds no error on any kind of page, and finds those that there are', async () => {
  const { read } = await openSite();
  const found: string[] = [];
  for (const path of LANGUAGES_PAGES)
    found.push(...(await validateHtml(await read(path))).map((error) => `${path} ${error}`));
  expect(found).toEqual([]);
  expect(await validateHtml('<!doctype html><p id="a"><div id="a"></div>')).not.toEqual([]);
}, 120_000);

describe.each(LANGUAGES)('/report in $lang without a database and without a contact', ({ lang: locale }) => {
  const guide = '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\nC\n\n## D {#d}\n### E {#e}\nF\n';

  test('says that nothing can be reported there and what to do, and nothing else', async () => {
    const worker = await startSiteWorker({ [`guides/help/${locale}.md`]: guide });
    const response = await worker.fetch(`/report?locale=${locale}&guide=help`, {
      headers: { Accept: BROWSER_ACCEPT },
    });
    const page = readPage(await response.text());
    const { strings } = interfaceFor(locale);
    expect([response.status, page.lang]).toEqual([200, locale]);
    expect(findAll(page, '.prose > *').map(textOf)).toEqual([strings.report, strings.reportsClosed]);
    expect(attributeOf(findAll(page, 'meta[name=description]')[0], 'content')).toBe(strings.reportsClosed);
  });
});

describe('a page in a language that the interface lacks', () => {
  let site: Site;

  test.each([
    ['/g/german/de', 'de', 'ltr'],
    ['/g/hebrew/he', 'he', 'rtl'],
  ])('%s marks the strings of the interface as English, and nothing else', async (path, locale, dir) => {
    site = await openSite();
    const page = await site.open(path);
    expect([page.lang, page.dir]).toEqual([locale, dir]);
    for (const selector of INTERFACE) expect(languageOf(page, selector), selector).toBe('en');
    for (const selector of ['main', 'edge-faq', 'a.brand', 'nav.crumbs li:last-child'])
      expect(languageOf(page, selector), selector).toBe(locale);
    const layout = findAll(page, 'nav.crumbs, html').map((element) => attributeOf(element, 'dir'));
    expect(layout).toEqual([dir, '']);
  });
});

test('a page in Arabic is laid out from right to left, and has English runs marked', async () => {
  const { open } = await openSite();
  const page = await open('/g/arabic/ar');
  expect([page.lang, page.dir]).toEqual(['ar', 'rtl']);
  expect(textOf(findAll(page, '.skip')[0])).toBe('انتقل إلى المحتوى');
  const [terms] = findAll(page, 'footer li a');
  expect([attributeOf(terms, 'lang'), attributeOf(terms, 'dir')]).toEqual(['en', 'ltr']);
  expect((await open('/?locale=ar')).text).toContain('سؤالان');
});

test('names each language in itself in the switch', async () => {
  const { open } = await openSite();
  const page = await open('/?locale=de');
  const links = findAll(page, 'nav.languages a').map((link) =>
    [textOf(link), attributeOf(link, 'lang'), attributeOf(link, 'dir')].join(' '),
  );
  expect(links).toEqual(['العربية ar rtl', 'Deutsch de ', 'עברית he rtl', 'English  ']);
});

test('opens the pages of a guide in each locale that the compiler accepts, and the pages that these link to', async () => {
  const locales = ['en', 'de-1996', 'en-x-plain', 'fr-u-ca-gregory', 'kok-Deva-IN', 'zh-Hant-TW'];
  const guide = (fields: string) =>
    `---\ntitle: Help\ndescription: Some help.\nupdated: 2026-11-20\n${fields}---\n## All {#all}\n### Why? {#why}\nSo.\n`;
  const files = [...locales, 'enochian'].map((locale) => [
    `guides/help/${locale}.md`,
    guide(locale === 'en' ? '' : 'translationOf: en\n'),
  ]);
  const { fetch } = await startSiteWorker({ ...Object.fromEntries(files) });
  for (const locale of locales) {
    const response = await fetch(`/g/help/${locale}/why`, { redirect: 'manual' });
    expect(response.status, locale).toBe(200);
    const page = readPage(await response.text());
    expect(page.lang).toBe(locale);
    const linked = findAll(page, 'nav.languages a').map((link) => attributeOf(link, 'href'));
    expect(linked).toEqual(locales.map((each) => `/g/help/${each}/why`));
    expect((await fetch(`/g/help/${locale}.md`, { redirect: 'manual' })).status, locale).toBe(200);
  }
  // The compiler refuses it, and pages as well.
  expect((await fetch('/g/help/enochian', { redirect: 'manual' })).status).toBe(404);
});

test('hostile text stays text in every part of a page', async () => {
  const { open } = await openSite();
  const page = await open('/g/hostile/en/first');
  expect(page.title).toBe(`${HOSTILE} – ${HOSTILE} – A & B </title>`);
  expect(page.description).toBe(HOSTILE);
  expect(page.crumbs.at(-1)).toBe(HOSTILE);
  expect(textOf(findAll(page, '#first summary')[0])).toContain(HOSTILE);
  expect(findAll(page, 'img')).toEqual([]);
  expect(page.things).toMatchObject({
    Article: { headline: HOSTILE, description: HOSTILE },
    FAQPage: { mainEntity: [{ name: HOSTILE }] },
  });
  const guide = await open('/g/hostile/en');
  expect(guide.things).toMatchObject({ Article: { headline: HOSTILE, description: HOSTILE } });
  const results = await open('/?locale=en&q=onerror');
  expect(findAll(results, '.cards h2').map(textOf)).toEqual([HOSTILE, HOSTILE]);
});
