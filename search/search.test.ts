import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, searchIds } from '../test/fixtures/search-index.ts';
import { search } from './search.ts';

const english = buildIndex('en', {
  late: ['What happens when I am late?', 'Charges are added, and the repayment may grow.'],
  court: ['Can I be taken to court?', 'The platform may choose legal proceedings when a repayment is late.'],
  plan: ['How do I make a plan?', 'List your income, then see what an instalment may be. Café visits count.'],
  contact: ['Whom do I contact?', 'Contact customer service; keep the instalment schedule at hand.'],
});

const chinese = {
  late: ['逾期會怎樣？', '逾期之後費用會增加，還款計畫也會改變。'],
  court: ['會被告上法院嗎？', '平台可能透過法律途徑追回欠款。'],
  plan: ['怎麼訂還款計畫？', '先算收入，再算每期能還多少，記在帳本。'],
} as const;

const traditional = buildIndex('zh-Hant', {
  late: [...chinese.late],
  court: [...chinese.court],
  plan: [...chinese.plan],
});

const simplified = buildIndex('zh-Hans', {
  late: ['逾期会怎样？', '逾期之后费用会增加，还款计划也会改变。'],
  plan: ['怎么订还款计划？', '先算收入，再算每期能还多少，记在账本。'],
});

describe('finds a word', () => {
  test.each([
    ['in capitals', english, 'COURT', 'court'],
    ['in full-width letters', english, 'ｃｏｕｒｔ', 'court'],
    ['without its accent', english, 'cafe', 'plan'],
    ['with an accent that the content doesn’t have', english, 'cóurt', 'court'],
    ['by its prefix', english, 'custom', 'contact'],
    ['by a single letter at the end of the query', english, 'x y v', 'plan'],
    ['in the singular for the plural', english, 'charge', 'late'],
    ['with a suffix that the content doesn’t have', english, 'charged', 'late'],
    ['with a letter missing', english, 'proceedngs', 'court'],
    ['with an extra letter', english, 'cuostomer', 'contact'],
    ['with a wrong letter', english, 'inxome', 'plan'],
    ['with two letters transposed', english, 'corut', 'court'],
    ['in Simplified Chinese if the content is Traditional', traditional, '还款计划', 'plan'],
    ['in Traditional Chinese if the content is Simplified', simplified, '還款計畫', 'plan'],
    ['in both Chinese scripts at once', traditional, '还款計畫', 'plan'],
    ['by a single Chinese character', traditional, '帐', 'plan'],
    ['with a wrong Chinese character', traditional, '法侓途徑', 'court'],
    ['among other Chinese words without spaces', traditional, '我会被告上法院吗', 'court'],
  ])('%s', async (_, index, query, section) => {
    expect((await searchIds(index, query))[0]).toBe(section);
  });
});

describe('ranking', () => {
  test('ranks a match in the heading above one in the text', async () => {
    expect(await searchIds(english, 'late')).toEqual(['late', 'court']);
  });

  test('ranks a section with both words above those with one', async () => {
    expect((await searchIds(english, 'contact instalment'))[0]).toBe('contact');
    expect(await searchIds(english, 'legal repayment')).toEqual(['court', 'late']);
  });

  test('ranks an exact match above an inflected form, that above a prefix match, and omits fuzzy matches of an indexed word', async () => {
    const index = buildIndex('en', {
      fuzzy: ['One', 'The loam is here.'],
      prefix: ['Two', 'The loanword is here.'],
      inflected: ['Three', 'The loans are here.'],
      exact: ['Four', 'The loan is here.'],
    });
    expect(await searchIds(index, 'loan')).toEqual(['exact', 'inflected', 'prefix']);
    expect(await searchIds(index, 'lona')).toEqual(['exact']);
    expect((await searchIds(index, 'loams'))[0]).toBe('fuzzy');
  });

  test('stop words do not decide the order', async () => {
    expect((await searchIds(english, 'what is a court'))[0]).toBe('court');
    expect((await searchIds(traditional, '我的帳本在哪裡'))[0]).toBe('plan');
  });

  test('omits sections that match stop words only', async () => {
    expect(await searchIds(english, 'how do i court')).toEqual(['court']);
  });

  test('matches stop words if the query has no other words', async () => {
    expect((await searchIds(english, 'how do i'))[0]).toBe('plan');
    expect(await searchIds(english, 'the')).toContain('late');
  });

  test('finds no fuzzy matches of short words', async () => {
    const index = buildIndex('en', { a: ['One', 'The fee.'], b: ['Two', 'A bee and a fen.'] });
    expect(await searchIds(index, 'fee')).toEqual(['a']);
    expect(await searchIds(index, 'fex')).toEqual([]);
  });

  test('returns at most limit sections', async () => {
    expect((await search(english, 'may', 1)).results).toHaveLength(1);
    expect((await search(english, 'the zzz', 2)).nearest).toHaveLength(2);
  });
});

describe('synonyms', () => {
  const settings = {
    synonyms: {
      en: [
        ['court', 'lawsuit', 'legal proceedings'],
        ['late', 'past due'],
      ],
      zh: [
        ['法院', '打官司', '吃官司'],
        ['逾期', '遲還', 'overdue'],
      ],
    },
  };
  const sections = { late: ['Late?', 'Yes.'], court: ['Court?', 'No.'] } as const;
  const index = buildIndex('en', { late: [...sections.late], court: [...sections.court] }, settings);
  const hant = buildIndex('zh-Hant', { late: [...chinese.late], court: [...chinese.court] }, settings);

  test.each([
    ['a word', index, 'lawsuit', 'court'],
    ['a phrase', index, 'legal proceedings', 'court'],
    ['a phrase among other words', index, 'my bill is past due now', 'late'],
    ['a Chinese phrase', hant, '打官司', 'court'],
    ['a Chinese phrase among others in the other script', hant, '会不会吃官司呢', 'court'],
    ['a word of another language', hant, 'Overdue', 'late'],
  ])('%s finds its synonym', async (_, searchIndex, query, section) => {
    expect((await searchIds(searchIndex, query))[0]).toBe(section);
  });

  test('half a phrase has no synonyms', async () => {
    expect(await searchIds(index, 'past')).toEqual([]);
  });

  test('a query that repeats a phrase finds the same synonyms as the phrase', async () => {
    for (const query of ['past due', 'lawsuit'])
      expect(
        (await search(index, `${query} `.repeat(20), 5)).results.map(({ section, terms }) => [
          section,
          terms,
        ]),
      ).toEqual((await search(index, query, 5)).results.map(({ section, terms }) => [section, terms]));
  });

  test('returns the matched synonym, not the term of the query', async () => {
    expect((await search(index, 'lawsuit', 1)).results[0]?.terms).toEqual(['court']);
  });
});

test('adds the stop words of the site to those of the language', async () => {
  const index = buildIndex(
    'en',
    { a: ['Platform', 'About the platform.'], b: ['Fees', 'About fees.'] },
    { stopWords: { en: ['platform'] } },
  );
  expect(await searchIds(index, 'platform fees')).toEqual(['b']);
  expect(await searchIds(index, 'platform')).toEqual(['a']);
});

describe('corrected query (meant)', () => {
  test.each([
    [
      'contains the whole query with its words corrected',
      english,
      'Instlment, and corut',
      'instalment, and court',
    ],
    ['has the accents of the content', buildIndex('fr', { a: ['Crédit ?', 'Oui.'] }), 'crefit', 'crédit'],
    ['is in the Chinese script of the content', traditional, '法侓途径', '法律途徑'],
  ])('%s', async (_, index, query, meant) => {
    expect((await search(index, query, 3)).meant).toBe(meant);
  });

  test.each([
    ['the word is indexed', english, 'instalment'],
    ['the word is a prefix of an indexed one', english, 'instal'],
    ['the word has another suffix', english, 'instalments'],
    ['the word is in the other Chinese script', traditional, '法律途径'],
    ['no indexed word is similar', english, 'xylophone'],
  ])('is absent if %s', async (_, index, query) => {
    expect(await search(index, query, 3)).not.toHaveProperty('meant');
  });
});

describe('query without results', () => {
  test('returns the nearest sections and the corrected query if a lenient search matches', async () => {
    const { results, nearest, meant } = await search(english, 'instnlmont', 3);
    expect(results.map(({ section }) => section)).toEqual(['contact', 'plan']);
    expect({ nearest, meant }).toEqual({ nearest: [], meant: 'instalment' });
    const lenient = await search(english, 'instnlmontz', 3);
    expect(lenient.results).toEqual([]);
    expect(lenient.nearest.map(({ section }) => section)).toEqual(['contact', 'plan']);
    expect(lenient.meant).toBe('instalment');
  });

  test.each(['xylophone', '', ' ', '?!', '🙂'])(
    'returns nothing if nothing is similar to "%s"',
    async (query) => {
      expect(await search(english, query, 2)).toEqual({ results: [], nearest: [] });
    },
  );

  test('returns the sections with its stop words as nearest if the other words match nothing', async () => {
    const { results, nearest } = await search(english, 'how do I xylophone', 2);
    expect(results).toEqual([]);
    expect(nearest[0]?.section).toBe('plan');
  });

  test('returns nothing from an empty guide', async () => {
    expect(await search(buildIndex('en', {}), 'late', 3)).toEqual({ results: [], nearest: [] });
  });
});

test('accepts any string as a query', async () => {
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom(...'還款计划 late\u0301,constructor__proto__') }),
      ),
      fc.constantFrom(english, traditional, simplified),
      async (query, index) => {
        const { results, nearest } = await search(index, query, 2);
        expect(results.length).toBeLessThanOrEqual(2);
        if (results.length > 0) expect(nearest).toEqual([]);
        for (const { score } of [...results, ...nearest]) expect(score).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('accepts a query as long as a page', async () => {
  expect(await searchIds(english, 'court '.repeat(5_000))).toContain('court');
  expect(await searchIds(traditional, '還款計畫'.repeat(5_000))).toContain('plan');
  expect(await searchIds(english, `${'a'.repeat(5_000)} court`)).toEqual(['court']);
});
