import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search } from '../../search/search.ts';
import { decodeTextLength, encodeLengths } from '../../search/sections.ts';
import {
  indexGuides,
  mergeGuides,
  openFiles,
  shard,
  type Texts,
} from '../../test/fixtures/synthetic-site.ts';

/** None is the beginning of another, or a form of it, or a stop word: each stands for itself only. */
const WORDS = ['amoro', 'belan', 'cirut', 'dofem', 'elpig', 'fundo', 'gavil', 'hostu', 'ibren', 'jatom'];

/** In a language without a stemmer. The first words are in most sections, the last ones in few. */
const word = fc.integer({ min: 1, max: 1023 }).map((number) => WORDS[Math.clz32(number) - 22] ?? '');
const text = (maxLength: number) =>
  fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(' '));
const sections: fc.Arbitrary<Texts[]> = fc.array(fc.tuple(text(3), text(40)), {
  ...{ minLength: 1, maxLength: 400, size: 'max' },
});

test('the best twenty of many sections are those of a ranking of every section by itself', async () => {
  const property = fc.asyncProperty(
    sections,
    fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 4_000 }),
    async (all, query, size) => {
      const guides = Array.from({ length: Math.ceil(all.length / 7) }, (_, guide) =>
        all.slice(guide * 7, guide * 7 + 7),
      );
      const index = openFiles(shard(await mergeGuides(indexGuides('la', guides)), size));
      const { results } = await search(index, query.join(' '), 20);
      const found = results.map(({ guide, position }) => Number(guide.slice('guide-'.length)) * 7 + position);
      expect(found).toEqual(rankAll(all, query).slice(0, 20));
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

/** BM25F as in the literature, from the words of each section: without an index, and with nothing left out. */
function rankAll(all: readonly Texts[], query: readonly string[]): number[] {
  const fields = all.map(([heading, text]) => ({ heading: heading.split(' '), text: text.split(' ') }));
  // An index stores lengths on a logarithmic scale, and frequencies up to 15.
  const lengths = fields.map(({ text }) =>
    decodeTextLength(encodeLengths({ heading: 0, text: text.length })[1]),
  );
  const average = lengths.reduce((sum, length) => sum + length, 0) / all.length;
  const count = (words: readonly string[], term: string) =>
    Math.min(words.filter((other) => other === term).length, 15);
  const rarities = query.map((term) => {
    const having = fields.filter(({ heading, text }) => heading.includes(term) || text.includes(term)).length;
    return Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
  });
  const ranked = fields.map(({ heading, text }, section) => {
    const norm = 1 - 0.6 + (0.6 * (lengths[section] ?? 0)) / Math.max(average, 1);
    const score = query.reduce((sum, term, place) => {
      const frequency = count(text, term) / norm + 2 * count(heading, term);
      return sum + (2.6 * (rarities[place] ?? 0) * frequency) / (frequency + 1.6);
    }, 0);
    const isHeading = [...new Set(heading)].toSorted().join() === query.toSorted().join();
    return { section, score, isHeading };
  });
  return ranked
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => Number(b.isHeading) - Number(a.isHeading) || b.score - a.score)
    .map(({ section }) => section);
}
