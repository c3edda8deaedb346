import { afterEach, describe, expect, test } from 'vitest';
import { attributeOf, BROWSER_ACCEPT, findAll, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

async function open(path: string) {
  const response = await fetchWorker(path, { headers: { Accept: BROWSER_ACCEPT }, redirect: 'manual' });
  const html = await response.text();
  return { response, html, page: readPage(html) };
}

afterEach(restoreAll);

describe('a withdrawn section', () => {
  test('is a notice in the page of the guide, and not in its JSON-LD', async () => {
    expect((await open('/g/parcels/en')).html.match(/another one/g)?.length).toBe(2);
    await withdraw('guide=parcels&section=gone');
    const { html, page } = await open('/g/parcels/en');
    expect(html).not.toMatch(/The parcel is lost|another one/);
    expect(textOf(page.shadow)).toContain('A court has forbidden this.');
    const names = JSON.stringify(page.things['FAQPage']);
    expect(names).toContain('Where is my parcel?');
    expect(names).not.toMatch(/court|lost|#gone/);
    expect(findAll(page, 'details').length).toBe(4);
  });

  test('keeps the page of another section open at that one', async () => {
    await withdraw('guide=parcels&section=where');
    const { page } = await open('/g/parcels/en/damaged');
    expect(findAll(page, 'details[open]').map(({ properties }) => properties.id)).toEqual(['damaged']);
    expect(textOf(findAll(page, 'details[open]')[0])).toContain('Take a photograph');
    expect(page.title).toContain('The parcel is damaged.');
  });

  test('is 451 at its own path and at its former one, in the language of the page', async () => {
    await withdraw('guide=parcels&section=where');
    for (const id of ['where', 'tracking']) {
      const { response, page, html } = await open(`/g/parcels/zh-Hant/${id}`);
      expect([response.status, page.lang]).toEqual([451, 'zh-Hant']);
      expect(page.text).toContain('法院禁止。');
      expect(html).not.toContain('我的包裹在哪裡');
    }
  });

  test('is no result of a search, on either page', async () => {
    await withdraw('guide=parcels&section=gone');
    for (const path of ['/g/parcels/en?q=lost', '/?locale=en&q=lost'])
      expect((await open(path)).html).not.toContain('The parcel is lost');
  });

  test('in one locale has no alternate there, and the switch of languages leads to the guide', async () => {
    await withdraw('guide=parcels&section=tracking&locale=zh-Hant');
    const { page } = await open('/g/parcels/en/where');
    expect(page.languages).toEqual([
      'zh-Hant /g/parcels/zh-Hant',
      ' /g/parcels/en/where',
      'zh-Hans /g/parcels/zh-Hans/where',
    ]);
    expect(page.hreflang).toEqual({
      en: 'https://faq.example/g/parcels/en/where',
      'zh-Hans': 'https://faq.example/g/parcels/zh-Hans/where',
      'x-default': 'https://faq.example/g/parcels/en/where',
    });
    const other = await open('/g/parcels/en/damaged');
    expect(Object.keys(other.page.hreflang)).toEqual(['zh-Hant', 'en', 'zh-Hans', 'x-default']);
  });

  test('is shown again at once when that is undone', async () => {
    const before = await open('/g/parcels/en');
    await withdraw('guide=parcels&section=gone');
    await open('/g/parcels/en');
    await restoreAll();
    expect((await open('/g/parcels/en')).html).toBe(before.html);
  });
});

describe('a withdrawn locale', () => {
  test('leaves the switch of languages, hreflang and the list, and nothing else', async () => {
    await withdraw('guide=parcels&locale=en');
    const { page } = await open('/g/parcels/zh-Hant/where');
    expect(page.languages).toEqual([' /g/parcels/zh-Hant/where', 'zh-Hans /g/parcels/zh-Hans/where']);
    expect(Object.keys(page.hreflang)).toEqual(['zh-Hant', 'zh-Hans', 'x-default']);
    const guidesIn = async (locale: string) =>
      findAll((await open(`/?locale=${locale}`)).page, '.cards a').map((link) => attributeOf(link, 'href'));
    expect(await guidesIn('en')).toEqual(['/g/long/en', '/g/returns/en']);
    expect(await guidesIn('zh-Hant')).toContain('/g/parcels/zh-Hant');
    expect((await open('/g/parcels/en')).response.status).toBe(451);
  });

  test('of the source makes the first of the others the default one of hreflang', async () => {
    await withdraw('guide=parcels&locale=zh-Hant');
    expect((await open('/g/parcels/en')).page.hreflang['x-default']).toBe('https://faq.example/g/parcels/en');
  });
});

describe('a reader who names no locale of a guide with a withdrawn one', () => {
  const locationOf = async (path: string, language: string) => {
    const headers = { 'Accept-Language': language };
    return (await fetchWorker(path, { headers, redirect: 'manual' })).headers.get('Location');
  };

  test.each([
    ['/g/parcels', 'zh-TW, en;q=0.5', '/g/parcels/en'],
    ['/g/parcels', 'zh-TW, zh;q=0.5', '/g/parcels/zh-Hans'],
    ['/g/parcels', 'fr', '/g/parcels/en'],
    ['/g/parcels/zh-TW/where', 'en', '/g/parcels/en/where?requested=zh-TW'],
    ['/g/parcels/fr.md', 'zh-TW', '/g/parcels/en.md'],
  ])('is redirected from %s to a locale that is shown: %s', async (path, language, location) => {
    const before = await locationOf(path, language);
    await withdraw('guide=parcels&locale=zh-Hant');
    expect(await locationOf(path, language)).toBe(location);
    await restoreAll();
    expect(await locationOf(path, language)).toBe(before);
  });

  test('is told so where they name it, and where no other one is left', async () => {
    await withdraw('guide=parcels&locale=zh-Hant');
    expect((await open('/g/parcels/zh-Hant')).response.status).toBe(451);
    await withdraw('guide=parcels');
    const location = (await locationOf('/g/parcels', 'en')) ?? '';
    expect(location).toBe('/g/parcels/en');
    expect((await open(location)).response.status).toBe(451);
  });
});

describe('a withdrawn guide', () => {
  test('is in no list, is no result, and follows no other guide', async () => {
    expect((await open('/g/parcels/en')).page.text).toContain('Next guide: Returns');
    await withdraw('guide=returns');
    expect((await open('/?locale=en')).html).not.toContain('Returns');
    expect((await open('/?locale=en&q=label')).html).not.toContain('send a parcel back');
    expect((await open('/g/parcels/en')).page.text).toContain('Next guide: Long');
  });

  test('leaves a language without guides with a page that says so', async () => {
    await withdraw('guide=returns');
    await withdraw('guide=parcels');
    const { response, page } = await open('/?locale=zh-Hant');
    expect(response.status).toBe(200);
    expect(page.text).toContain('目前還沒有這個語言的指南。');
  });
});
