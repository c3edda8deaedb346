import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../test/fixtures/search-index.ts';
import { highlight } from './highlight.ts';
import { search } from './search.ts';

const TEXT =
  'Read the contract first. Then write down each due date, and what an instalment costs. If a date has passed, say so: whoever hears nothing assumes the worst, and adds a charge for the late instalment. Keep what was agreed in writing.';
const CHINESE =
  '先打開合約，逐項核對每一期的到期日與應還總額。逾期之後條款是怎麼寫的，也要看清楚，把還款計畫抄下來。';

const index = buildIndex('en', { a: ['Late?', TEXT] });
const traditional = buildIndex('zh-Hant', { a: ['還款', CHINESE] });

/** `text` with the matches of `query` in `<mark>`. */
async function highlightQuery(searchIndex: typeof index, text: string, query: string): Promise<string> {
  const { results, nearest } = await search(searchIndex, query, 1);
  return highlight(searchIndex, text, (results[0] ?? nearest[0])?.terms ?? []);
}

describe('marks a match in the original text', () => {
  test.each([
    [
      'in any case and width',
      index,
      'LATE, ｌａｔｅ, early',
      'late',
      '<mark>LATE</mark>, <mark>ｌａｔｅ</mark>, early',
    ],
    [
      'with composed or decomposed accents',
      index,
      'Láte la\u0301te',
      'late',
      '<mark>Láte</mark> <mark>la\u0301te</mark>',
    ],
    [
      'after letters that fold to two',
      index,
      'x ﬁ late ß late',
      'late',
      'x ﬁ <mark>late</mark> ß <mark>late</mark>',
    ],
    ['in the other Chinese script', traditional, '逐項核對條款', '核对条款', '逐項<mark>核對條款</mark>'],
    [
      'in parts if only parts match',
      traditional,
      '還款的計畫',
      '還款計畫',
      '<mark>還款</mark>的<mark>計畫</mark>',
    ],
    ['as a whole word, not within another', index, 'late, related', 'late', '<mark>late</mark>, related'],
  ])('%s', async (_, searchIndex, text, query, html) => {
    expect(await highlightQuery(searchIndex, text, query)).toBe(html);
  });

  test('marks the corrected word of a misspelled query', async () => {
    expect(await highlightQuery(index, 'The instalment.', 'instlment')).toBe('The <mark>instalment</mark>.');
  });

  test('does not mark single characters if a longer term matches', async () => {
    expect(await highlightQuery(traditional, '還款，歸還', '還款')).toBe('<mark>還款</mark>，歸還');
  });
});

describe('escaping', () => {
  const markupText = fc.string({
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

  test('leaves no markup but marks, for any text and query', async () => {
    await fc.assert(
      fc.asyncProperty(markupText, markupText, async (text, query) => {
        const html = await highlightQuery(buildIndex('en', { a: ['Late', text] }), text, query);
        const unmarked = html.replaceAll(/<mark>[^<>]*<\/mark>/g, '');
        expect(unmarked).not.toMatch(/[<>"']/);
        expect(html).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('returns the original text once marks and escapes are removed', async () => {
    await fc.assert(
      fc.asyncProperty(markupText, markupText, async (text, query) => {
        const html = await highlightQuery(buildIndex('en', { a: ['Late', text] }), text, query);
        expect(decode(html.replaceAll(/<\/?mark>/g, ''))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  function decode(html: string): string {
    const characters: Record<string, string> = {
      '&amp;': '&',
      '&lt;': '<',
      '&gt;': '>',
      '&quot;': '"',
      '&#39;': "'",
    };
    return html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? '');
  }
});
