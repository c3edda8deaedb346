import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentRevision, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

type SearchBody = ResponseBody<'SearchAnswer'>;

async function search(path: string, q: string, query = ''): Promise<SearchBody> {
  const response = await fetchWorker(`${path}/search?q=${encodeURIComponent(q)}${query}`);
  expect(response.status).toBe(200);
  return response.json();
}

const PARCELS = '/v1/guides/parcels';

test.each([
  ['Traditional finds Traditional', '追蹤號碼', 'zh-Hant', 'where', '<mark>追蹤號碼</mark>'],
  ['pinyin finds Traditional', 'zhuizonghaoma', 'zh-Hant', 'where', '<mark>追蹤號碼</mark>'],
  ['Simplified finds Traditional', '追踪号码', 'zh-Hant', 'where', '<mark>追蹤號碼</mark>'],
  ['Traditional finds Simplified', '追蹤號碼', 'zh-Hans', 'where', '<mark>追踪号码</mark>'],
  ['Simplified finds Simplified', '追踪号码', 'zh-Hans', 'where', '<mark>追踪号码</mark>'],
  ['an exact word', 'photograph', 'en', 'damaged', '<mark>photograph</mark>'],
  ['case is ignored', 'PHOTOGRAPH', 'en', 'damaged', '<mark>photograph</mark>'],
  ['full-width matches half-width', 'ＡＢＣ', 'en', 'label', '<mark>ABC</mark>'],
  ['full-width matches half-width in Chinese', 'ａｂｃ', 'zh-Hant', 'label', '<mark>ABC</mark>'],
  ['a prefix of the last word matches', 'photog', 'en', 'damaged', '<mark>photograph</mark>'],
  ['a typo is corrected', 'photgraph', 'en', 'damaged', '<mark>photograph</mark>'],
])('%s: %s in %s', async (_, q, locale, id, mark) => {
  for (const path of [PARCELS, '/v1']) {
    const { query, locale: searched, results, nearest } = await search(path, q, `&locale=${locale}`);
    expect({ query, searched, nearest }).toEqual({ query: q, searched: locale, nearest: [] });
    expect(results[0]).toMatchObject({ guide: 'parcels', id });
    expect(results[0]?.highlights.text).toContain(mark);
  }
});

test.each([
  ['photgraph', 'en', 'photograph'],
  ['trackng numbr', 'en', 'tracking number'],
  ['photograph', 'en', undefined],
  ['photog', 'en', undefined],
])('sets meant for the query %s in %s to %s', async (q, locale, meant) => {
  expect((await search(PARCELS, q, `&locale=${locale}`)).meant).toBe(meant);
});

test('matches accented letters without accents in the query', async () => {
  const { results } = await search('/v1', 'cafe', '&locale=en');
  expect(results).toMatchObject([{ guide: 'returns', id: 'how' }]);
  expect(results[0]?.highlights.text).toContain('<mark>café</mark>');
});

test('matches a synonym of content/search.yaml', async () => {
  const { results } = await search(PARCELS, 'missing', '&locale=en');
  expect(results.map(({ id }) => id)).toEqual(['gone']);
});

test('returns the guide, revision, chapter, date and highlights of a result', async () => {
  const { results } = await search(PARCELS, 'tracking number', '&locale=en');
  expect(results[0]).toEqual({
    guide: 'parcels',
    revision: currentRevision('parcels', 'en'),
    id: 'where',
    chapter: 'on-its-way',
    heading: 'Where is my parcel?',
    updated: '2026-11-22',
    score: expect.any(Number),
    confident: true,
    highlights: {
      heading: 'Where is my parcel?',
      text: 'Look at the <mark>tracking</mark> <mark>number</mark> in the message, and follow the delivery online. If it is damaged, keep it.',
    },
    textFragment:
      ':~:text=Look%20at%20the%20tracking%20number%20in%20the%20message%2C%20and%20follow%20the%20delivery%20online.',
  });
});

test('ranks the best match first, and every result exists at the searched revision', async () => {
  const { results } = await search('/v1', 'parcel label', '&locale=en');
  const scores = results.map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(2);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const { guide, revision, id, heading, chapter } of results) {
    const section = await fetchWorker(`/v1/guides/${guide}/sections/${id}?revision=${revision}`);
    expect(await section.json()).toMatchObject({ locale: 'en', heading, chapter });
  }
});

test('searches all guides, or only one', async () => {
  const guidesOf = ({ results }: SearchBody) => new Set(results.map(({ guide }) => guide));
  expect(guidesOf(await search('/v1', '包裹', '&locale=zh-TW'))).toEqual(new Set(['parcels', 'returns']));
  expect(guidesOf(await search('/v1', 'parcel', '&locale=en'))).toEqual(new Set(['parcels', 'returns']));
  expect(guidesOf(await search(PARCELS, 'parcel', '&locale=en'))).toEqual(new Set(['parcels']));
  expect(guidesOf(await search('/v1/guides/returns', 'parcel', '&locale=en'))).toEqual(new Set(['returns']));
});

test('searches in the language of the reader, or else of most guides, without ?locale=', async () => {
  for (const [header, locale] of [
    ['en-GB', 'en'],
    ['zh-CN', 'zh-Hans'],
    ['fr', 'zh-Hant'],
  ] as const) {
    const response = await fetchWorker('/v1/search?q=ABC', { headers: { 'Accept-Language': header } });
    expect(response.headers.get('Content-Language')).toBe(locale);
    expect(await response.json()).toMatchObject({ locale, results: [{ id: 'label' }] });
  }
});

test.each([
  ['', 10],
  ['&limit=1', 1],
  ['&limit=20', 20],
  ['&limit=21', 20],
  ['&limit=100', 20],
])('limits 250 matches with the query "%s" to %i results', async (query, count) => {
  for (const path of ['/v1/guides/long', '/v1']) {
    const { results } = await search(path, 'umbrellas', `&locale=en${query}`);
    expect(results).toHaveLength(count);
    expect(new Set(results.map(({ id }) => id)).size).toBe(count);
  }
});

test.each([PARCELS, '/v1'])('returns nothing when a search of %s matches nothing', async (path) => {
  const { results, nearest, ...rest } = await search(path, 'qqqqqqqq', '&locale=zh-Hant&limit=3');
  expect([results, nearest]).toEqual([[], []]);
  expect(rest).not.toHaveProperty('meant');
});

/** Texts as browsers encode them, and bytes that are no UTF-8, such as half a surrogate pair. */
const anyQuery = fc.oneof(
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 100 })
    .map((text) => encodeURIComponent(text.toWellFormed())),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 8_000 }))
    .map(([text, length]) => {
      // URLs escape the apostrophe, which `encodeURIComponent` leaves.
      const encoded = encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
      return (
        encoded
          .repeat(Math.ceil(length / encoded.length))
          .slice(0, length)
          .replace(/%.?$/, '') || 'a'
      );
    }),
  fc
    .array(fc.constantFrom('%ED%A0%80', '%00', '%1B', '%FF', '%E2%80%AE', '%F0%9F%A6%8A', 'late+', '%E6'), {
      minLength: 1,
      maxLength: 40,
    })
    .map((all) => all.join('')),
  fc.constantFrom('%3F', '%E3%80%8C%E3%80%8D', '%E7%9A%84', 'the', '%25', '%', '+', '%u0041', '%F0%9F%A6%8A'),
);

test('returns an answer or nothing for any query, and as a page', async () => {
  const property = fc.asyncProperty(anyQuery, async (q) => {
    for (const path of [`${PARCELS}/search?locale=en&q=`, '/v1/search?locale=en&q=']) {
      const response = await fetchWorker(path + q);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ results: expect.any(Array), nearest: expect.any(Array) });
    }
    for (const path of ['/g/parcels/en?q=', '/?locale=en&q='])
      expect((await fetchWorker(path + q)).status).toBe(200);
  });
  await fc.assert(property, { numRuns: 150 });
}, 60_000);

test.each([PARCELS, '/v1'])(
  'searches the first characters of a long query of %s, and says so',
  async (path) => {
    const found = await search(path, `${'photograph '.repeat(18)}parc${'el'.repeat(300)}`, '&locale=en');
    expect(found).toMatchObject({
      query: 'photograph '.repeat(18).trim(),
      truncated: true,
      results: [{ id: 'damaged' }],
    });
    expect(await search(path, 'photograph', '&locale=en')).not.toHaveProperty('truncated');
  },
);

test('keeps long queries out of the caches that readers share', async () => {
  for (const path of [
    `${PARCELS}/search?locale=en&q=`,
    '/v1/search?locale=en&q=',
    '/g/parcels/en?q=',
    '/?locale=en&q=',
  ]) {
    const q = 'photograph+'.repeat(50);
    const [first, second] = [await fetchWorker(path + q), await fetchWorker(path + q)];
    expect(first.headers.get('Cache-Control')).toBe('private, max-age=60');
    expect(second.headers.get('Server-Timing')).not.toBe('memory');
  }
});

test('trims the query and decodes a plus sign as a space', async () => {
  const response = await fetchWorker(`${PARCELS}/search?q=++tracking+number%20&locale=en`);
  expect(await response.json()).toMatchObject({ query: 'tracking number', results: [{ id: 'where' }] });
});

test('escapes highlights so that <mark> is their only markup, for any query', async () => {
  const texts = new Map<string, { heading: string; text: string }>();
  for (const locale of ['en', 'zh-Hant', 'zh-Hans'])
    for (const guide of ['parcels', 'returns']) {
      const list = await fetchWorker(`/v1/guides/${guide}/sections?locale=${locale}&fields=id,heading,text`);
      const { sections, revision } = await list.json<ResponseBody<'SectionList'>>();
      for (const { id, heading = '', text = '' } of sections)
        texts.set(`${revision}/${id}`, { heading, text });
    }
  const words = [
    ...['script', 'alert', '<b>', 'b', '5 < 6', '&', '&amp;', 'amp', 'lt', 'quot', '"ABC"', '<mark>', 'mark'],
    ...['標籤', '标签', 'b是', '包', '追蹤', 'parcel', 'tracking', 'lable', 'café', "'"],
  ];
  const property = fc.asyncProperty(
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('en', 'zh-Hant', 'zh-Hans'),
    async (terms, locale) => {
      const q = terms.join(' ').trim();
      fc.pre(q !== '');
      const { results, nearest } = await search('/v1', q, `&locale=${locale}&limit=20`);
      for (const { guide, revision, id, highlights } of [...results, ...nearest]) {
        if (guide === 'long') continue;
        const section = texts.get(`${revision}/${id}`);
        expect(unmark(highlights.heading)).toBe(section?.heading);
        expect(section?.text).toContain(unmark(highlights.text).replaceAll(/^…|…$/g, ''));
      }
    },
  );
  await fc.assert(property, { numRuns: 300 });
}, 60_000);

/** The text of `html`; fails if it has markup other than `<mark>`. */
function unmark(html: string): string {
  const plain = html.replaceAll(/<mark>([^<>]+)<\/mark>/g, '$1');
  expect(plain).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
  const characters = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return plain.replaceAll(/&[#a-z0-9]+;/g, (name) => characters[name as keyof typeof characters]);
}

test.each([
  ['/v1/guides/none/search?q=a', 'unknown-guide'],
  ['/v1/guides/long/search?q=a&locale=zh-Hant', 'unknown-locale'],
  ['/v1/search?q=a&locale=fr', 'unknown-locale'],
])('returns 404 for %s', async (path, type) => {
  const response = await fetchWorker(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/${type}` });
});
