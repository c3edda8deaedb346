import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, type Sections, searchIds } from '../test/fixtures/search-index.ts';
import { search } from './search.ts';

const about = (texts: Record<string, string>): Sections =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, [id, text]]));

describe('contractions', () => {
  const index = buildIndex('en', about({ shirt: 'T shirts and M sizes.', pay: 'You may pay later.' }));

  test.each(["can't pay", 'can’t pay', 'cant pay', "I'm unable to pay", "they'd pay", "they're able to pay"])(
    'the endings of contractions are no words: "%s"',
    async (query) => {
      expect(await searchIds(index, query)).toEqual(['pay']);
    },
  );

  test('finds a word by its possessive, and the possessive by the word', async () => {
    const owners = buildIndex('en', about({ lender: 'The lender’s terms.', court: 'The court decides.' }));
    expect(await searchIds(owners, 'lender')).toEqual(['lender']);
    expect(await searchIds(owners, "court's")).toEqual(['court']);
  });

  test('an apostrophe separates other words, as in French', async () => {
    const french = buildIndex('fr', about({ argent: 'L’argent arrive.', autre: 'Rien.' }));
    expect(await searchIds(french, 'argent')).toEqual(['argent']);
  });
});

describe('stop words', () => {
  test.each(['why', 'go', 'not', 'no', 'just', 'help'])(
    'a section with "%s" alone is not found',
    async (word) => {
      const index = buildIndex(
        'en',
        about({ other: `${word} ${word} ${word}`, fees: 'The fees.', filler: 'Nothing.' }),
      );
      expect(await searchIds(index, `${word} fees`)).toEqual(['fees']);
    },
  );

  test('還 finds repayment, although it is also "still"', async () => {
    const index = buildIndex('zh-Hant', {
      court: ['會被告上法院嗎？', '平台可能透過法律途徑處理。'],
      repay: ['多久要還？', '合約寫著日期。'],
    });
    expect(await searchIds(index, '怎麼還')).toEqual(['repay']);
  });
});

describe('inflected forms', () => {
  test.each([
    ['en', 'The country decides.', 'countries'],
    ['en', 'Several countries decide.', 'country'],
    ['en', 'She was paying monthly.', 'pays'],
    ['de', 'Die Häuser und ein Haus.', 'hauses'],
    ['fr', 'Il faut payer; ils paient.', 'paie'],
  ])('a query in %s finds "%s" by "%s"', async (locale, text, query) => {
    const index = buildIndex(locale, about({ other: 'Nothing.', found: text }));
    expect((await searchIds(index, query))[0]).toBe('found');
  });

  test('a word finds all its forms in the content, which count as one word', async () => {
    const index = buildIndex('es', about({ a: 'Un préstamo.', b: 'Los préstamos.', c: 'Nada.' }));
    expect((await searchIds(index, 'préstamos')).toSorted()).toEqual(['a', 'b']);
  });
});

test('a long section with all words of the query ranks below a short one about most of them', async () => {
  const filler = Array.from({ length: 400 }, (_, number) => `word${number}`).join(' ');
  const others = Array.from({ length: 10 }, (_, number) => [`other${number}`, 'The month and a sum.']);
  const index = buildIndex('en', {
    ...about(Object.fromEntries(others)),
    long: ['Everything', `${filler} fees ${filler} interest ${filler} month`],
    short: ['Fees', 'Fees and interest: the interest of the loan, and other fees.'],
  });
  expect((await searchIds(index, 'fees interest month'))[0]).toBe('short');
});

test('a section with one word of a phrase ranks below one with a synonym of the phrase', async () => {
  const synonyms = { en: [['text message', 'SMS']] };
  const index = buildIndex(
    'en',
    about({
      legal: 'The message of the text, and text of a message.',
      sms: 'Lenders send an SMS.',
      none: 'No.',
    }),
    { synonyms },
  );
  const [first, second] = (await search(index, 'text message', 5)).results;
  expect([first?.section, second?.section]).toContain('sms');
  const half = buildIndex('en', about({ half: 'A text.', sms: 'An SMS.', none: 'No.' }), { synonyms });
  expect((await searchIds(half, 'text message'))[0]).toBe('sms');
});

test('corrects eight misspelt words', async () => {
  const words = [
    'repayment',
    'collector',
    'interest',
    'contract',
    'platform',
    'schedule',
    'telephone',
    'complaint',
  ];
  const index = buildIndex('en', about(Object.fromEntries(words.map((word) => [word, `The ${word}.`]))));
  const misspelt = words.map((word) => word.slice(0, 4) + word.slice(5));
  const { results, meant } = await search(index, misspelt.join(' '), 10);
  expect(meant).toBe(words.join(' '));
  expect(results).toHaveLength(8);
});

describe('phrasings', () => {
  const index = buildIndex(
    'en',
    about({ contact: 'Call the lender.', record: 'It is noted.', plan: 'List your income.' }),
    {},
    { contact: ['Whom do I ring up', 'ring'], record: ['will I ever get a mortgage'] },
  );

  test.each([
    ['whom should I ring', 'contact'],
    ['mortgages', 'record'],
  ])('"%s" finds a section by words of its phrasings', async (query, section) => {
    expect(await searchIds(index, query)).toEqual([section]);
  });
});

describe('confidence', () => {
  const index = buildIndex('en', {
    late: ['What happens when I am late?', 'Charges are added, and the repayment may grow.'],
    court: [
      'Can I be taken to court?',
      'The platform may choose legal proceedings when a repayment is late.',
    ],
    plan: ['How do I make a plan?', 'List your income, then see what an instalment may be.'],
  });

  test.each(['taken to court', 'legal proceedings', 'make a plan', 'income', 'instlment'])(
    'a section that has the words of "%s" is an answer',
    async (query) => {
      expect((await search(index, query, 3)).results[0]?.confident).toBe(true);
    },
  );

  test.each([
    'recipe for pancakes with bananas from the fridge, late breakfast',
    'weather forecast Saturday plan holiday hotel',
  ])('a section with a word of "%s" by chance is not', async (query) => {
    const { results } = await search(index, query, 3);
    expect(results.length).toBeGreaterThan(0);
    for (const { confident } of results) expect(confident).toBe(false);
  });
});

const word = fc.constantFrom(
  'late',
  'fee',
  'fees',
  'court',
  'plan',
  'plans',
  'the',
  'can’t',
  'loan',
  '還',
  '款',
  '計畫',
);
const text = (maxLength: number) =>
  fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(' '));

test('finds a section by its own heading first', async () => {
  const sections = fc.uniqueArray(fc.tuple(text(5), text(40)), {
    minLength: 1,
    maxLength: 8,
    // Headings of the same words are the same question.
    selector: ([heading]) => [...new Set(heading.split(' '))].toSorted().join(' '),
  });
  await fc.assert(
    fc.asyncProperty(sections, async (all) => {
      const index = buildIndex(
        'en',
        Object.fromEntries(all.map((section, number) => [`s${number}`, section])),
      );
      for (const [number, [heading]] of all.entries())
        expect((await searchIds(index, heading))[0]).toBe(`s${number}`);
    }),
    { numRuns: 200 },
  );
});

test('sections with equal scores are in the order of the guide', async () => {
  await fc.assert(
    fc.asyncProperty(text(6), text(4), fc.integer({ min: 2, max: 12 }), async (body, query, count) => {
      const ids = Array.from({ length: count }, (_, number) => `s${number}`);
      const index = buildIndex('en', Object.fromEntries(ids.map((id) => [id, ['Heading', body]])));
      const found = await searchIds(index, query);
      expect(found).toEqual(ids.slice(0, found.length));
    }),
    { numRuns: 100 },
  );
});
