/** What a reader finds, and what is answered where nothing is found. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find, indexOf } from '../test/fixtures/search-index.ts';
import { search } from './search.ts';

const english = indexOf('en', {
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

const traditional = indexOf('zh-Hant', {
  late: [...chinese.late],
  court: [...chinese.court],
  plan: [...chinese.plan],
});

const simplified = indexOf('zh-Hans', {
  late: ['逾期会怎样？', '逾期之后费用会增加，还款计划也会改变。'],
  plan: ['怎么订还款计划？', '先算收入，再算每期能还多少，记在账本。'],
});

describe('a word is found', () => {
  test.each([
    ['in capitals', english, 'COURT', 'court'],
    ['in full-width letters', english, 'ｃｏｕｒｔ', 'court'],
    ['without its accent', english, 'cafe', 'plan'],
    ['with an accent that it doesn’t have', english, 'cóurt', 'court'],
    ['unfinished', english, 'custom', 'contact'],
    ['by a single letter, while it is being written', english, 'x y v', 'plan'],
    ['in another number', english, 'charge', 'late'],
    ['with an ending that the content doesn’t have', english, 'charged', 'late'],
    ['with a letter missing', english, 'proceedngs', 'court'],
    ['with a letter too many', english, 'cuostomer', 'contact'],
    ['with a wrong letter', english, 'inxome', 'plan'],
    ['with two letters swapped', english, 'corut', 'court'],
    ['in Simplified, where the content is Traditional', traditional, '还款计划', 'plan'],
    ['in Traditional, where the content is Simplified', simplified, '還款計畫', 'plan'],
    ['in both scripts at once', traditional, '还款計畫', 'plan'],
    ['by one character', traditional, '帐', 'plan'],
    ['with a wrong character in it', traditional, '法侓途徑', 'court'],
    ['between others, without a space', traditional, '我会被告上法院吗', 'court'],
  ])('%s', (_, index, query, section) => {
    expect(find(index, query)[0]).toBe(section);
  });
});

describe('the order is that of what readers mean', () => {
  test('a heading counts more than text', () => {
    expect(find(english, 'late')).toEqual(['late', 'court']);
  });

  test('a section with both words comes before those with one', () => {
    expect(find(english, 'contact instalment')[0]).toBe('contact');
    expect(find(english, 'legal repayment')).toEqual(['court', 'late']);
  });

  test('the word itself comes before a longer one, and that before one with a slip', () => {
    const index = indexOf('en', {
      slip: ['One', 'The loam is here.'],
      longer: ['Two', 'The loans are here.'],
      exact: ['Three', 'The loan is here.'],
    });
    expect(find(index, 'loan')).toEqual(['exact', 'longer']);
    expect(find(index, 'lona')).toEqual(['exact']);
    expect(find(index, 'loams')[0]).toBe('slip');
  });

  test('words that tell little don’t decide', () => {
    expect(find(english, 'what is a court')[0]).toBe('court');
    expect(find(traditional, '我的帳本在哪裡')[0]).toBe('plan');
  });

  test('a section that has only words that tell little is no answer', () => {
    expect(find(english, 'how do i court')).toEqual(['court']);
  });

  test('a query of nothing else is answered by them', () => {
    expect(find(english, 'how do i')[0]).toBe('plan');
    expect(find(english, 'the')).toContain('late');
  });

  test('a short word doesn’t stand for all that are a letter away', () => {
    const index = indexOf('en', { a: ['One', 'The fee.'], b: ['Two', 'A bee and a fen.'] });
    expect(find(index, 'fee')).toEqual(['a']);
    expect(find(index, 'fex')).toEqual([]);
  });

  test('no more are given than were asked for', () => {
    expect(search(english, 'may', 1).results).toHaveLength(1);
    expect(search(english, 'zzz', 2).nearest).toHaveLength(2);
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
  const index = indexOf('en', { late: [...sections.late], court: [...sections.court] }, settings);
  const hant = indexOf('zh-Hant', { late: [...chinese.late], court: [...chinese.court] }, settings);

  test.each([
    ['a word', index, 'lawsuit', 'court'],
    ['a phrase', index, 'legal proceedings', 'court'],
    ['a phrase among other words', index, 'my bill is past due now', 'late'],
    ['a Chinese phrase', hant, '打官司', 'court'],
    ['a Chinese phrase within others, in the other script', hant, '会不会吃官司呢', 'court'],
    ['a word of another language', hant, 'Overdue', 'late'],
  ])('%s finds what means the same', (_, opened, query, section) => {
    expect(find(opened, query)[0]).toBe(section);
  });

  test('half a phrase means nothing else', () => {
    expect(find(index, 'past')).toEqual([]);
  });

  test('what the content says is what is marked', () => {
    expect(search(index, 'lawsuit', 1).results[0]?.words).toEqual(['court']);
  });
});

test('stop words of the site are added to those of the language', () => {
  const index = indexOf(
    'en',
    { a: ['Platform', 'About the platform.'], b: ['Fees', 'About fees.'] },
    { stopWords: { en: ['platform'] } },
  );
  expect(find(index, 'platform fees')).toEqual(['b']);
  expect(find(index, 'platform')).toEqual(['a']);
});

describe('where a word is found in another spelling only', () => {
  test.each([
    ['the whole query is said as it was meant', english, 'Instlment, and corut', 'instalment, and court'],
    ['the content’s accents are used', indexOf('fr', { a: ['Crédit ?', 'Oui.'] }), 'crefit', 'crédit'],
    ['the content’s script is used', traditional, '法侓途径', '法律途徑'],
  ])('%s', (_, index, query, meant) => {
    expect(search(index, query, 3).meant).toBe(meant);
  });

  test.each([
    ['the word is there', english, 'instalment'],
    ['the word is unfinished', english, 'instal'],
    ['the word has another ending', english, 'instalments'],
    ['the word is in the other script', traditional, '法律途径'],
    ['nothing is near', english, 'xylophone'],
  ])('nothing is said where %s', (_, index, query) => {
    expect(search(index, query, 3)).not.toHaveProperty('meant');
  });
});

describe('without a result', () => {
  test('what is near comes in its stead, with the spelling that was meant', () => {
    const { results, nearest, meant } = search(english, 'instnlmont', 3);
    expect(results.map(({ section }) => section)).toEqual(['contact', 'plan']);
    expect({ nearest, meant }).toEqual({ nearest: [], meant: 'instalment' });
    const loose = search(english, 'instnlmontz', 3);
    expect(loose.results).toEqual([]);
    expect(loose.nearest.map(({ section }) => section)).toEqual(['contact', 'plan']);
    expect(loose.meant).toBe('instalment');
  });

  test.each(['xylophone', '', ' ', '?!', '🙂'])('and nothing near "%s", the first sections come', (query) => {
    const { results, nearest } = search(english, query, 2);
    expect(results).toEqual([]);
    expect(nearest).toEqual([
      { guide: 'help', section: 'late', score: 0, words: [] },
      { guide: 'help', section: 'court', score: 0, words: [] },
    ]);
  });

  test('an empty guide has no sections to offer', () => {
    expect(search(indexOf('en', {}), 'late', 3)).toEqual({ results: [], nearest: [] });
  });
});

test('any string is a query', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom(...'還款计划 late\u0301,constructor__proto__') }),
      ),
      fc.constantFrom(english, traditional, simplified),
      (query, index) => {
        const { results, nearest } = search(index, query, 2);
        expect(results.length).toBeLessThanOrEqual(2);
        expect(results.length === 0).toBe(nearest.length > 0);
        for (const { score } of results) expect(score).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('a query as long as a page is a query, too', () => {
  expect(find(english, 'court '.repeat(5_000))).toContain('court');
  expect(find(traditional, '還款計畫'.repeat(5_000))).toContain('plan');
  expect(find(english, `${'a'.repeat(5_000)} court`)).toEqual(['court']);
});
