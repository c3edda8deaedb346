/** What is marked in a text, and that nothing but marks is markup in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexOf } from '../test/fixtures/search-index.ts';
import { highlight } from './highlight.ts';
import { search } from './search.ts';

const TEXT =
  'Read the contract first. Then write down each due date, and what an instalment costs. If a date has passed, say so: whoever hears nothing assumes the worst, and adds a charge for the late instalment. Keep what was agreed in writing.';
const CHINESE =
  '先打開合約，逐項核對每一期的到期日與應還總額。逾期之後條款是怎麼寫的，也要看清楚，把還款計畫抄下來。';

const index = indexOf('en', { a: ['Late?', TEXT] });
const traditional = indexOf('zh-Hant', { a: ['還款', CHINESE] });

/** The text with what a query finds in it marked. */
function mark(opened: typeof index, text: string, query: string, length?: number): string {
  const { results, nearest } = search(opened, query, 1);
  return highlight(opened, text, (results[0] ?? nearest[0])?.words ?? [], length);
}

describe('a match is marked in the original', () => {
  test.each([
    [
      'whatever its case and width',
      index,
      'LATE, ｌａｔｅ, early',
      'late',
      '<mark>LATE</mark>, <mark>ｌａｔｅ</mark>, early',
    ],
    [
      'with its accents, however they are written',
      index,
      'Láte la\u0301te',
      'late',
      '<mark>Láte</mark> <mark>la\u0301te</mark>',
    ],
    [
      'where one letter stands for two',
      index,
      'x ﬁ late ß late',
      'late',
      'x ﬁ <mark>late</mark> ß <mark>late</mark>',
    ],
    ['in the other script', traditional, '逐項核對條款', '核对条款', '逐項<mark>核對條款</mark>'],
    [
      'in parts, where only parts match',
      traditional,
      '還款的計畫',
      '還款計畫',
      '<mark>還款</mark>的<mark>計畫</mark>',
    ],
    ['as a whole word, not in another', index, 'late, related', 'late', '<mark>late</mark>, related'],
  ])('%s', (_, opened, text, query, html) => {
    expect(mark(opened, text, query)).toBe(html);
  });

  test('a slip is shown by the word that was meant', () => {
    expect(mark(index, 'The instalment.', 'instlment')).toBe('The <mark>instalment</mark>.');
  });

  test('single characters are marked only where nothing longer matches', () => {
    expect(mark(traditional, '還款，歸還', '還款')).toBe('<mark>還款</mark>，歸還');
  });
});

describe('an extract', () => {
  test('stands around the most matches, and is cut between words', () => {
    const extract = mark(index, TEXT, 'late instalment charge', 60);
    expect(extract).toBe(
      '…and adds a <mark>charge</mark> for the <mark>late</mark> <mark>instalment</mark>. Keep what was…',
    );
  });

  test('of Chinese is cut between characters', () => {
    const extract = mark(traditional, CHINESE, '逾期', 16);
    expect(extract).toContain('<mark>逾期</mark>');
    expect(extract.replaceAll(/<\/?mark>|…/g, '')).toHaveLength(16);
  });

  test('is the beginning where nothing matches', () => {
    expect(highlight(index, TEXT, [], 24)).toBe('Read the contract first…');
  });

  test('of a short text is the text', () => {
    expect(highlight(index, 'Late.', ['late'], 160)).toBe('<mark>Late</mark>.');
  });
});

describe('nothing but marks is markup', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '<mark>',
        '</mark>',
        '<script>',
        '&lt;',
        'late ',
        '還款',
        'ﬁ',
        '\u0301',
        '＜',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    maxLength: 60,
  });

  test('whatever the text, the query and the length', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom(undefined, 0, 1, 7, 30), (text, query, length) => {
        const opened = indexOf('en', { a: ['Late', text] });
        const html = mark(opened, text, query, length);
        const rest = html.replaceAll(/<mark>[^<>]*<\/mark>/g, '');
        expect(rest).not.toMatch(/[<>"']/);
        expect(html).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('without the marks the whole text is the text', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, query) => {
        const html = mark(indexOf('en', { a: ['Late', text] }), text, query);
        expect(decode(html.replaceAll(/<\/?mark>/g, ''))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  function decode(html: string): string {
    const signs: Record<string, string> = {
      '&amp;': '&',
      '&lt;': '<',
      '&gt;': '>',
      '&quot;': '"',
      '&#39;': "'",
    };
    return html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => signs[entity] ?? '');
  }
});
