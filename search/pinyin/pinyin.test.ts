import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, searchIds } from '../../test/fixtures/search-index.ts';
import { search } from '../search.ts';

const sections = {
  date: ['還款日期', '信用卡的還款日期在帳單上，登入 APP 也看得到。'],
  rate: ['利率怎麼算？', '年利率乘以欠款的金額。'],
  letter: ['收到律師函', '律師函不是判決，先看清楚再聯絡客服。'],
  city: ['西安的服務處', '先打電話預約。'],
} as const;

const traditional = buildIndex('zh-Hant', {
  date: [...sections.date],
  rate: [...sections.rate],
  letter: [...sections.letter],
  city: [...sections.city],
});

const simplified = buildIndex('zh-Hans', {
  date: ['还款日期', '信用卡的还款日期在账单上，登录 APP 也看得到。'],
  rate: ['利率怎么算？', '年利率乘以欠款的金额。'],
});

async function meant(index: typeof traditional, query: string): Promise<string | undefined> {
  return (await search(index, query, 10)).meant;
}

describe('Chinese that is typed by its sound', () => {
  test.each([
    ['pinyin with spaces', 'huan kuan ri qi', '還款日期', 'date'],
    ['pinyin without spaces', 'huankuanriqi', '還款日期', 'date'],
    ['pinyin in capitals', 'HuanKuan RiQi', '還款日期', 'date'],
    ['pinyin in full-width letters', 'ｈｕａｎｋｕａｎ', '還款', 'date'],
    ['pinyin with tone marks', 'huánkuǎn rìqí', '還款日期', 'date'],
    ['pinyin with tones as digits', 'huan2kuan3 ri4qi1', '還款日期', 'date'],
    ['pinyin with apostrophes', "xi'an", '西安', 'city'],
    ['ü as v', 'lilv', '利率', 'rate'],
    ['ü as u', 'lüshihan', '律師函', 'letter'],
    ['pinyin whose last syllable is unfinished', 'huankuanr', '還款日', 'date'],
    ['initials', 'hkrq', '還款日期', 'date'],
    ['a character among syllables', 'huan款riqi', '還款日期', 'date'],
    ['syllables beside a word of the content', 'app dengru', 'app 登入', 'date'],
    ['another character of the same sound', '環款日期', '還款日期', 'date'],
    ['another character in each of two words', '離率 律師寒', '利率 律師函', 'letter'],
  ])('is read as characters of the content: %s', async (_, query, expected, section) => {
    expect(await meant(traditional, query)).toBe(expected);
    expect((await searchIds(traditional, query))[0]).toBe(section);
  });

  test.each([
    ['in Traditional Chinese', simplified, '环款日期', '还款日期', 'date'],
    ['in Simplified Chinese, of Traditional content', traditional, '环款日期', '還款日期', 'date'],
    ['pinyin, of Simplified content', simplified, 'huankuan riqi', '还款日期', 'date'],
  ])('is read in the script of the content: %s', async (_, index, query, expected, section) => {
    expect(await meant(index, query)).toBe(expected);
    expect((await searchIds(index, query))[0]).toBe(section);
  });

  test('puts the section first whose heading it is', async () => {
    const index = buildIndex('zh-Hant', {
      often: ['帳單怎麼看', '還款日期、還款日期、還款日期，都寫在還款日期那一欄。'],
      exact: ['還款日期', '每個月一次。'],
    });
    expect((await searchIds(index, 'huankuanriqi'))[0]).toBe('exact');
  });

  test.each([
    ['a word of the content', 'app'],
    ['words of another language', 'how do i change my phone number'],
    ['syllables that the content has nothing for', 'ma fan ni le'],
    ['initials that the content has nothing for', 'wxyz'],
    ['letters that no syllable has', 'vvv'],
    ['a single syllable', 'huan'],
    ['letters with a digit that is no tone', `${'huan'.repeat(15)}9`],
    ['more letters than anyone types for a phrase', 'huankuan'.repeat(20)],
    ['text as it is in the content', '還款日期'],
    ['characters whose sound the content has nothing for', '麻煩你'],
    ['a character between known words', '還款日期和利率'],
  ])('is left as it is: %s', async (_, query) => {
    expect(await meant(traditional, query)).toBeUndefined();
  });

  test('is read only where the content is Chinese', async () => {
    const japanese = buildIndex('ja', { date: ['還款日期', '還款日期'] });
    expect(await searchIds(japanese, 'huankuan')).toEqual([]);
  });

  test('returns results or none for any text', async () => {
    const part = fc.oneof(
      fc.constantFrom('huan', 'kuan', 'hk', '環', '款', ' ', "'", '3', 'v', '㐀', '𠮷', '\0', 'e\u0301'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const property = fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
      const { results } = await search(traditional, parts.join(''), 10);
      expect(results.length).toBeLessThanOrEqual(4);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
