import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

type Body = ResponseBody<'SuggestionList'>;

async function suggest(q: string, locale = 'en', query = ''): Promise<Body> {
  const response = await fetchWorker(`/v1/suggest?q=${encodeURIComponent(q)}&locale=${locale}${query}`);
  expect(response.status).toBe(200);
  return response.json();
}

/** The texts of questions, then those of words that complete `q`, after a plus sign. */
async function textsFor(q: string, locale?: string): Promise<string[]> {
  const { suggestions } = await suggest(q, locale);
  return suggestions.map(({ text, guide }) => (guide === undefined ? `+${text}` : text));
}

const WHERE = 'Where is my parcel?';
const DAMAGED = 'The parcel is damaged. What now?';
const LOST = 'The parcel is lost. What now?';
const BACK = 'How do I send a parcel back?';

test.each([
  ['the start of a question', 'where is', [WHERE]],
  ['the start of a question without its punctuation', 'the parcel is lost what', [LOST]],
  ['the start of a word within a question', 'dama', [DAMAGED, '+damaged']],
  ['a part of a question', 'parcel is dam', [DAMAGED, '+parcel is damaged']],
  ['words of a question in another order', 'damaged parc', [DAMAGED, '+damaged parcel']],
  ['stop words alone, which a question starts with', 'how do i', [BACK]],
  ['capitals and full width', 'ＷＨＥＲＥ Is', [WHERE]],
  ['accents that the question lacks', 'whére', [WHERE]],
  ['a word that no question has beside those that one has', 'parcel elephant', []],
  ['an unfinished word before the last one', 'par damaged', []],
  ['white space only', '   ', []],
  ['punctuation only', '?!', []],
])('suggests for %s', async (_, q, expected) => {
  expect(await textsFor(q)).toEqual(expected);
});

test('puts questions that start with the query before those with a part that does', async () => {
  expect(await textsFor('wh')).toEqual([WHERE, 'What does "5 < 6 & <b>" on the label mean?']);
  expect(await textsFor('the')).toEqual([LOST, DAMAGED]);
  expect(await textsFor('parcel')).toEqual([WHERE, BACK, LOST, DAMAGED]);
});

test.each([
  ['追蹤', 'zh-Hant', []],
  ['包裹在', 'zh-Hant', ['我的包裹在哪裡？']],
  ['包裹在', 'zh-Hans', ['我的包裹在哪里？']],
  ['损坏', 'zh-Hant', ['包裹損壞了怎麼辦？']],
  ['損壞', 'zh-Hans', ['包裹损坏了怎么办？']],
  ['損', 'zh-Hans', ['包裹损坏了怎么办？', '+损坏']],
  ['损', 'zh-Hant', ['包裹損壞了怎麼辦？', '+損壞']],
  ['寄回包裹', 'zh-Hant', ['怎麼把包裹寄回來？']],
  ['损坏的包裹', 'zh-Hans', []],
  ['baoguo zai', 'zh-Hant', ['我的包裹在哪裡？']],
  ['sunhuai', 'zh-Hans', ['包裹损坏了怎么办？']],
  ['baoguozaina', 'zh-Hans', ['我的包裹在哪里？']],
  ['包果', 'zh-Hant', '包裹'],
])('suggests for %s in %s, whatever script or sounds it is typed in', async (q, locale, expected) => {
  expect(await textsFor(q, locale)).toEqual(
    typeof expected === 'string' ? await textsFor(expected, locale) : expected,
  );
});

test('names the guide and the section that answer a question', async () => {
  expect(await suggest(' Damaged ')).toEqual({
    query: 'Damaged',
    locale: 'en',
    suggestions: [{ text: DAMAGED, guide: 'parcels', section: 'damaged' }],
  });
});

test.each([
  ['', 8],
  ['&limit=1', 1],
  ['&limit=20', 20],
  ['&limit=100', 20],
])('limits 250 questions with the query "%s" to %i suggestions', async (query, count) => {
  const { suggestions } = await suggest('question', 'en', query);
  expect(new Set(suggestions.map(({ text }) => text)).size).toBe(count);
});

test('keeps long queries, which it cuts, out of the caches that readers share', async () => {
  const response = await fetchWorker(`/v1/suggest?locale=en&q=${'parcel+'.repeat(50)}`);
  expect(response.headers.get('Cache-Control')).toBe('private, max-age=60');
  expect(await response.json()).toMatchObject({ query: 'parcel '.repeat(28).trim(), truncated: true });
});

describe('while something is withdrawn', () => {
  afterEach(async () => {
    await restoreAll();
  });

  test('suggests the question and the words of a section again once it is restored', async () => {
    await withdraw('guide=parcels&section=damaged');
    expect([await textsFor('dam'), await textsFor('the'), await textsFor('parcel dam')]).toEqual([
      [],
      [LOST],
      [],
    ]);
    expect(await textsFor('损', 'zh-Hant')).toEqual([]);
    await restoreAll();
    expect(await textsFor('dam')).toEqual([DAMAGED, '+damaged']);
  });

  test('suggests nothing of a section that is withdrawn by its former id', async () => {
    await withdraw('guide=parcels&section=broken');
    expect(await textsFor('dam')).toEqual([]);
  });

  test('suggests nothing of a guide in the locale in which it is withdrawn', async () => {
    await withdraw('guide=parcels&locale=en');
    expect(await textsFor('parc')).toEqual([BACK, '+parcel']);
    expect(await textsFor('损', 'zh-Hant')).toEqual(['包裹損壞了怎麼辦？', '+損壞']);
  });
});

/** Percent-encoded texts: words of questions, any text, and bytes that are no UTF-8. */
const anyQuery = fc.oneof(
  fc
    .array(
      fc.constantFrom('parcel', 'Wher', 'IS', 'damaged', 'number 1', 'wha', '的', '包裹', '损', '?', '"'),
      {
        maxLength: 4,
      },
    )
    .map((words) => encodeURIComponent(words.join(' '))),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc
    .array(
      fc.constantFrom('%ED%A0%80', '%00', '%1B', '%FF', '%E2%80%AE', '%F0%9F%A6%8A', 'parc', '%E6', '+'),
      {
        maxLength: 9,
      },
    )
    .map((all) => all.join('')),
  fc.constantFrom('a'.repeat(8_000), '%F0%9F%A6%8A'.repeat(600), 'where+is+'.repeat(800)),
);

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+|[\u4e00-\u9fff]/g) ?? [];

test('returns 200 for any text, and questions with all its words', async () => {
  const property = fc.asyncProperty(anyQuery, async (q) => {
    const response = await fetchWorker(`/v1/suggest?locale=en&q=${q || '+'}`);
    expect(response.status).toBe(200);
    const { query, suggestions } = await response.json<Body>();
    const typed = wordsOf(query);
    for (const { text, guide } of suggestions) {
      const own = wordsOf(text);
      if (guide !== undefined)
        for (const [index, word] of typed.entries())
          expect(
            own.some((each) => each === word || (index === typed.length - 1 && each.startsWith(word))),
          ).toBe(true);
    }
  });
  await fc.assert(property, { numRuns: 100 });
}, 60_000);
