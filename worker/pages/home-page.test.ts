import { afterEach, describe, expect, test } from 'vitest';
import { attributeOf, findAll, type PageView, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

async function open(path: string, headers: Record<string, string> = {}): Promise<PageView> {
  const response = await fetchWorker(path, { headers });
  expect(response.status).toBe(200);
  return readPage(await response.text());
}

/** The cards of a list, as `text path`. */
const cardsOf = (page: PageView) =>
  findAll(page, '.cards h2 a').map((link) => {
    const [url] = (attributeOf(link, 'href') ?? '').split('#:~:');
    return `${textOf(link)} ${url}`;
  });

/** The links of the content, as `text path`. */
const linksOf = (page: PageView) =>
  findAll(page, 'main a').map((link) => `${textOf(link)} ${attributeOf(link, 'href')}`);

/** The cards of the chapters of a guide: each leads to its first question. */
const CHAPTERS = ['On its way /g/parcels/en/where', 'Not there /g/parcels/en/damaged'];

/** A query that the guide doesn't answer, though it has one of its words. */
const UNSURE = 'photograph elephants giraffes zebras crocodiles';

afterEach(restoreAll);

test.each([
  ['en', 'Parcel help', ['Long /g/long/en', 'Parcels /g/parcels/en', 'Returns /g/returns/en']],
  ['zh-Hant', '包裹說明', ['包裹 /g/parcels/zh-Hant', '退貨 /g/returns/zh-Hant']],
  ['zh-Hans', '包裹說明', ['包裹 /g/parcels/zh-Hans', '退货 /g/returns/zh-Hans']],
])('lists the guides in %s', async (locale, name, cards) => {
  const page = await open(`/?locale=${locale}`);
  expect([page.lang, page.title, page.robots]).toEqual([locale, name, '']);
  expect(page.canonical).toBe(`https://faq.example/?locale=${locale}`);
  expect(page.hreflang).toEqual({
    en: 'https://faq.example/?locale=en',
    'zh-Hant': 'https://faq.example/?locale=zh-Hant',
    'zh-Hans': 'https://faq.example/?locale=zh-Hans',
    'x-default': 'https://faq.example/',
  });
  expect(cardsOf(page)).toEqual(cards);
  expect(page.languages.map((each) => each.split(' ')[1]).sort()).toEqual([
    '/?locale=en',
    '/?locale=zh-Hans',
    '/?locale=zh-Hant',
  ]);
});

test('negotiates the language, and says so in Vary and Cache-Tag', async () => {
  const response = await fetchWorker('/', { headers: { 'Accept-Language': 'zh-TW' } });
  expect(response.headers.get('Vary')).toBe('Accept-Language');
  expect(response.headers.get('Content-Language')).toBe('zh-Hant');
  expect(response.headers.get('Cache-Tag')?.split(',')).toEqual(
    expect.arrayContaining(['guides', 'locale:en', 'locale:zh-Hant', 'locale:zh-Hans']),
  );
  expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60,/);
  expect((await open('/', { 'Accept-Language': 'en-GB' })).lang).toBe('en');
  expect((await fetchWorker('/?locale=en')).headers.get('Vary')).toBeNull();
});

test('says of each guide how many questions it has, and when it was updated', async () => {
  const [long, , returns] = findAll(await open('/?locale=en'), '.cards li').map(textOf);
  expect(long).toContain('250 questions · Updated on November 19, 2026');
  expect(returns).toContain('1 question · ');
});

test('continues after the guide that the cursor names, as a page that search engines do not list', async () => {
  const page = await open('/?locale=en&cursor=long');
  expect(cardsOf(page)).toEqual(['Parcels /g/parcels/en', 'Returns /g/returns/en']);
  expect([page.robots, page.canonical, page.hreflang]).toEqual(['noindex', '', {}]);
});

describe('a search', () => {
  test('in all guides links to the questions that match', async () => {
    const page = await open('/?locale=en&q=umbrellas');
    expect(page.title).toBe('Results for “umbrellas” – Parcel help');
    expect([page.robots, page.canonical]).toEqual(['noindex', '']);
    expect(cardsOf(page)[0]).toMatch(/^Question number \d+\? \/g\/long\/en\/section-\d+$/);
    expect(findAll(page, '.cards mark').length).toBeGreaterThan(0);
    expect(findAll(page, 'input[name=q]').map((input) => attributeOf(input, 'value'))).toEqual(['umbrellas']);
    expect(findAll(page, 'input[name=locale]').map((input) => attributeOf(input, 'value'))).toEqual(['en']);
  });

  test('in a guide finds questions of that guide only, and leads back to it', async () => {
    const page = await open('/g/parcels/en?q=lost');
    expect(page.title).toBe('Results for “lost” – Parcels – Parcel help');
    expect(cardsOf(page)).toContain('The parcel is lost. What now? /g/parcels/en/gone');
    expect(cardsOf(page).every((card) => card.includes(' /g/parcels/en/'))).toBe(true);
    expect([page.robots, page.canonical, page.hreflang]).toEqual(['noindex', '', {}]);
    expect(page.crumbs).toEqual(['Guides /?locale=en', 'Parcels /g/parcels/en', 'Results for “lost”']);
    expect(findAll(page, 'edge-faq')).toEqual([]);
    expect(page.things).toEqual({});
  });

  test('without a match says so', async () => {
    for (const path of ['/?locale=en&q=qqqqqq', '/g/parcels/en?q=qqqqqq']) {
      const page = await open(path);
      expect(page.text).toContain('Nothing was found for “qqqqqq”.');
    }
    expect((await open('/g/parcels/zh-Hant?q=qqqqqq')).text).toContain('找不到與「qqqqqq」相符的內容');
  });

  test('without a match offers the chapters of the guide as such, and the whole guide', async () => {
    const page = await open('/g/parcels/en?q=qqqqqq');
    expect(cardsOf(page)).toEqual(CHAPTERS);
    expect(page.text).toContain('Available here:');
    expect(page.text).not.toContain('nearest');
    expect(linksOf(page)).toContain('Whole guide /g/parcels/en');
  });

  test('in a guide that is not likely to answer says so, and offers few questions, their chapters and the whole guide', async () => {
    const page = await open(`/g/parcels/en?q=${encodeURIComponent(UNSURE)}`);
    expect(page.text).toContain('This may not answer your question. The closest:');
    const cards = cardsOf(page);
    const chapters = cards.filter((card) => CHAPTERS.includes(card));
    expect(chapters.length).toBeGreaterThan(0);
    expect(cards.length - chapters.length).toBeLessThanOrEqual(3);
    expect(page.text).toContain('Chapters to look into:');
    expect(linksOf(page)).toContain('Whole guide /g/parcels/en');
  });

  test('without a match in any guide offers the first guides, and the list of all', async () => {
    const page = await open('/?locale=zh-Hant&q=qqqqqq');
    expect(cardsOf(page)).toEqual(['包裹 /g/parcels/zh-Hant', '退貨 /g/returns/zh-Hant']);
    expect(page.text).not.toContain('最接近');
    expect(linksOf(page)).toContain('回到所有指南 /?locale=zh-Hant');
  });

  test('without a match offers nothing that is withdrawn', async () => {
    await withdraw('guide=long&section=section-0');
    await withdraw('guide=parcels');
    expect(cardsOf(await open('/g/long/en?q=qqqqqq'))).toEqual(
      [1, 50, 100, 150, 200].map((each) => `Chapter ${Math.trunc(each / 50)} /g/long/en/section-${each}`),
    );
    expect(cardsOf(await open('/?locale=zh-Hant&q=qqqqqq'))).toEqual(['退貨 /g/returns/zh-Hant']);
  });

  test.each(['/?locale=en&q=', '/g/long/en?q='])(
    'without a match offers a handful of similar questions: %s',
    async (path) => {
      const page = await open(`${path}ombrallos`);
      expect(page.text).toContain('Nothing was found for “ombrallos”.');
      expect(page.text).toContain('These questions are the nearest:');
      const questions = cardsOf(page).filter((card) => card.startsWith('Question'));
      expect(questions).toHaveLength(5);
      for (const card of questions) expect(card).toMatch(/ \/g\/long\/en\/section-\d+$/);
    },
  );

  test('leads to the sentence that matches best', async () => {
    const page = await open('/g/parcels/en?q=tracking+number');
    expect(linksOf(page)).toContain(
      'Where is my parcel? /g/parcels/en/where#:~:text=Look%20at%20the%20tracking%20number%20in%20the%20message%2C%20and%20follow%20the%20delivery%20online.',
    );
  });

  test.each([
    ['/?locale=en&q=', 'Only the start of your text was searched.'],
    ['/g/parcels/zh-Hant?q=', '只搜尋了文字的開頭。'],
  ])('for a long text says that only its start was searched: %s', async (path, note) => {
    const page = await open(path + 'tracking+'.repeat(100));
    expect(page.text).toContain(note);
    expect(page.title).toContain('tracking '.repeat(22).trim());
    expect((await open(`${path}tracking`)).text).not.toContain(note);
  });

  test('of a typo says what was searched for instead', async () => {
    const { text } = await open('/g/parcels/en?q=trakcing');
    expect(text).toMatch(/Results for “tracking”, since nothing contains “trakcing”\./);
  });

  test.each(['/?locale=en&q=', '/g/parcels/en?q=', '/g/parcels/en/where?q='])(
    'for HTML shows it as text: %s',
    async (path) => {
      const q = `</title><script>alert(1)</script>"'><img src=x onerror=alert(1)>{q}`;
      const response = await fetchWorker(path + encodeURIComponent(q));
      const body = await response.text();
      const page = readPage(body);
      expect(page.title).toContain(q);
      expect(page.text).toContain(q);
      expect(findAll(page, 'input[name=q]').map((input) => attributeOf(input, 'value'))).toEqual([q]);
      expect(findAll(page, 'main script, main img, body [onerror], title ~ img')).toEqual([]);
    },
  );

  test('for spaces shows the guide', async () => {
    expect(findAll(await open('/g/parcels/en?q=%20+'), 'edge-faq').length).toBe(1);
    expect(cardsOf(await open('/?locale=en&q=+')).length).toBe(3);
  });
});
