import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { attributeOf, findAll, type PageView, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';

const LOCALES = ['zh-Hant', 'en', 'zh-Hans'] as const;

const TEXTS = {
  en: ['Parcels', 'Parcel help', 'Where is my parcel?', 'Guides'],
  'zh-Hant': ['包裹', '包裹說明', '我的包裹在哪裡？', '指南'],
  'zh-Hans': ['包裹', '包裹說明', '我的包裹在哪里？', '指南'],
};

async function open(path: string): Promise<PageView> {
  const response = await fetchWorker(path);
  expect(response.status).toBe(200);
  return readPage(await response.text());
}

function only(page: PageView, selector: string): Element | undefined {
  const found = findAll(page, selector);
  expect(found.length, selector).toBe(1);
  return found[0];
}

/** The absolute URLs of the page in all languages. */
function alternatesOf(section: string): Record<string, string> {
  const urls = LOCALES.map((locale) => [locale, `https://faq.example/g/parcels/${locale}${section}`]);
  return { ...Object.fromEntries(urls), 'x-default': `https://faq.example/g/parcels/zh-Hant${section}` };
}

describe.each(LOCALES)('the page of a guide in %s', (locale) => {
  const [title, site, question, guides] = TEXTS[locale];
  const path = `/g/parcels/${locale}`;

  test('names itself, its canonical URL and its alternates', async () => {
    const page = await open(path);
    expect([page.lang, page.dir, page.title, page.robots]).toEqual([locale, 'ltr', `${title} – ${site}`, '']);
    expect(page.description).not.toBe('');
    expect(page.canonical).toBe(`https://faq.example${path}`);
    expect(page.hreflang).toEqual(alternatesOf(''));
    expect(page.crumbs).toEqual([`${guides} /?locale=${locale}`, title]);
    expect(attributeOf(only(page, 'meta[property="og:title"]'), 'content')).toBe(title);
    expect(attributeOf(only(page, 'meta[property="og:url"]'), 'content')).toBe(page.canonical);
  });

  test('has all questions and answers in the declarative shadow root, closed', async () => {
    const page = await open(path);
    expect(findAll(page, 'details').map(({ properties }) => properties['open'])).toEqual(
      Array.from({ length: 4 }),
    );
    expect(textOf(page.shadow)).toContain(question);
    expect(attributeOf(only(page, 'edge-faq'), 'locale')).toBe(locale);
    expect(attributeOf(only(page, 'edge-faq > template'), 'shadowRootMode')).toBe('open');
  });

  test('of a section names the section, and has it open', async () => {
    const page = await open(`${path}/where`);
    expect(page.title).toBe(`${question} – ${title} – ${site}`);
    expect(page.canonical).toBe(`https://faq.example${path}/where`);
    expect(page.hreflang).toEqual(alternatesOf('/where'));
    expect(page.crumbs).toEqual([`${guides} /?locale=${locale}`, `${title} ${path}`, question]);
    expect(page.description).not.toBe((await open(path)).description);
    const opened = findAll(page, 'details[open]');
    expect(opened.map(({ properties }) => properties.id)).toEqual(['where']);
    expect(textOf(only(page, 'summary[autofocus]'))).toContain(question);
    expect(attributeOf(only(page, 'edge-faq'), 'open')).toBe('where');
    expect(findAll(page, 'details').length).toBe(4);
    expect(findAll(page, `.about a[href="${path}"]`).length).toBe(1);
  });

  test('switches to the same section in the other languages', async () => {
    const paths = LOCALES.map((each) => `${each === locale ? '' : each} /g/parcels/${each}/label`);
    expect((await open(`${path}/label`)).languages).toEqual(paths);
  });

  test('describes the questions and answers that it shows in JSON-LD', async () => {
    const { things } = await open(path);
    expect(things).toMatchObject({
      Article: { headline: title, inLanguage: locale, publisher: { name: site } },
      FAQPage: { mainEntity: [{ name: question }, {}, {}, {}] },
    });
    expect((await open(`${path}/where`)).things).toMatchObject({
      Article: { headline: question, url: `https://faq.example${path}/where` },
      FAQPage: { mainEntity: [{ name: question }] },
      BreadcrumbList: {
        itemListElement: [{ position: 1, name: guides }, { name: title }, { name: question }],
      },
    });
  });
});

test('says of a text in another language which one it is in', async () => {
  const brand = only(await open('/g/parcels/zh-Hans'), 'a.brand');
  expect([textOf(brand), attributeOf(brand, 'lang')]).toEqual(['包裹說明', 'zh-Hant']);
});

test('shortens the description of a section to 160 characters, without halving one', async () => {
  const { description } = await open('/g/parcels/en/label');
  expect(description).toBe('Labels say <script>alert("ABC")</script>, which means nothing.');
});

test('shows date, reading time, other formats and the next guide; after the last one the first', async () => {
  const page = await open('/g/returns/en');
  const about = only(page, '.about');
  expect(textOf(about)).toContain('Updated on November 21, 2026 · 1 minute to read');
  expect(attributeOf(only(page, '.about time'), 'dateTime')).toBe('2026-11-21');
  const links = findAll(page, '.about a').map((link) => attributeOf(link, 'href'));
  expect(links).toEqual(['/g/returns/en.md', '/g/returns/en.txt', '/g/long/en']);
  const nextOf = async (path: string) => attributeOf(only(await open(path), '.next a'), 'href');
  expect(await nextOf('/g/parcels/en')).toBe('/g/returns/en');
  expect(await nextOf('/g/returns/zh-Hant')).toBe('/g/parcels/zh-Hant');
});

test('links to its twins', async () => {
  const page = await open('/g/parcels/en/where');
  const twins = findAll(page, 'link[rel=alternate][type]').map((link) =>
    [attributeOf(link, 'type'), attributeOf(link, 'href')].join(' '),
  );
  expect(twins).toEqual([
    'text/markdown /g/parcels/en/where.md',
    'application/json /g/parcels/en/where.json',
    'text/plain /g/parcels/en/where.txt',
    'application/json+oembed https://faq.example/oembed?url=https%3A%2F%2Ffaq.example%2Fg%2Fparcels%2Fen%2Fwhere',
    'application/atom+xml /feed.xml?locale=en',
  ]);
});

describe('a reader who was redirected from another language', () => {
  test.each([
    ['fr', 'This guide is not available in French. You are reading it in English.'],
    ['DE-at', 'This guide is not available in Austrian German. You are reading it in English.'],
  ])('%s is told so', async (requested, note) => {
    const page = await open(`/g/parcels/en?requested=${requested}`);
    expect(textOf(only(page, 'main .note'))).toBe(note);
    expect(page.canonical).toBe('https://faq.example/g/parcels/en');
  });

  test('is told nothing where the guide has the language', async () => {
    for (const requested of ['en', 'zh-Hant', 'zh-hans'])
      expect(findAll(await open(`/g/parcels/en?requested=${requested}`), '.note')).toEqual([]);
  });

  test.each([
    '',
    'fr_FR',
    'Call%20+1%20555',
    'call-evil-example',
    'und',
    'fr-x-visit-evil-example',
    '%3Cb%3Efr',
    '\u0000',
    `fr-${'a'.repeat(8)}-${'b'.repeat(8)}-x-${'c2345678-'.repeat(6)}d`,
  ])(
    'is told nothing where the URL has other text than a language that readers are redirected from: %s',
    async (requested) => {
      const page = await open(`/g/parcels/en?requested=${requested}`);
      expect(findAll(page, '.note')).toEqual([]);
      expect(page.canonical).toBe('https://faq.example/g/parcels/en');
    },
  );
});
