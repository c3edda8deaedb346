import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { unpackPostings } from '../../search/packing.ts';
import { indexGuides, mergeGuides } from '../../test/fixtures/synthetic-site.ts';
import { mergeIndexes, toWholeIndex } from './merge-indexes.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'cc', 'dd', 'é', '還款', '計'), { maxLength: 8 })
  .map((words) => words.join(' '));
const sections = fc.array(fc.tuple(text, text), { maxLength: 12 });

test('merged indexes of guides have the terms, postings and lengths of one guide with all their sections', () => {
  const property = fc.asyncProperty(fc.array(sections, { maxLength: 9 }), async (guides) => {
    const merged = toWholeIndex(await mergeGuides(indexGuides('en', guides)));
    const [one] = indexGuides('en', [guides.flat()]);
    expect(merged.guides.flatMap((guide) => guide.sections)).toHaveLength(guides.flat().length);
    for (const member of ['words', 'postings', 'lengths'] as const)
      expect(merged[member]).toBe(one?.[member]);
  });
  return fc.assert(property);
});

test('keeps words and lists of any length', async () => {
  const words = ['a', 'b', 'x'.repeat(300_000), 'y'].join('\n');
  // A right bracket is a section that follows the one before it and has the word once.
  const postings = [3, 3_000_000, 1, 2].map((sections) => ']'.repeat(sections)).join('\n');
  const index = { ...indexGuides('en', [[]])[0], words, postings } as SearchIndexData;
  const merged = toWholeIndex(await mergeIndexes({ locale: 'en', revision: '' }, [index]));
  expect(merged.words === words && merged.postings === postings).toBe(true);
});

test('merges indexes that are read one at a time, in their order', async () => {
  async function* read() {
    yield* indexGuides('en', [
      [['One', '']],
      [],
      [
        ['Three', ''],
        ['One', ''],
      ],
    ]);
  }
  const { guides, words, postings } = await mergeIndexes({ locale: 'en', revision: '0'.repeat(32) }, read());
  expect(guides.map(({ guide, sections }) => `${guide} ${sections.length}`)).toEqual([
    'guide-0 1',
    'guide-1 0',
    'guide-2 2',
  ]);
  expect(words).toEqual(['one', 'three']);
  const { sections } = unpackPostings(postings[0] ?? '', 0, postings[0]?.length ?? 0);
  expect([...sections]).toEqual([0, 2]);
});
