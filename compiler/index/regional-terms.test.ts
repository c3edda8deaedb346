import { describe, expect, test } from 'vitest';
import { buildIndex, searchIds } from '../../test/fixtures/search-index.ts';

describe('words that differ by region', () => {
  test.each([
    ['zh-Hant', '手機收到簡訊', '短信'],
    ['zh-Hant', '下載軟體', '软件'],
    ['zh-Hans', '手机收到短信', '簡訊'],
    ['zh-Hans', '下载软件', '軟體'],
  ])('are synonyms: in %s, "%s" is found by "%s"', async (locale, heading, query) => {
    const index = buildIndex(locale, { here: [heading, ''], elsewhere: ['利率', ''] });
    expect(await searchIds(index, query)).toEqual(['here']);
  });

  test('are kept in an index only where it has one of them', () => {
    expect(buildIndex('zh-Hant', { here: ['利率', '年利率'] }).synonyms.size).toBe(0);
  });
});
