/** The published search. */
import { indexGuide } from '../../../compiler/index/index-guide.ts';
import { mergeIndexes, toWholeIndex } from '../../../compiler/index/merge-indexes.ts';
import { readingsFile } from '../../../compiler/index/readings.ts';
import { openReadings } from '../../../search/pinyin/readings.ts';
import { openIndex, search } from '../../../search/search.ts';
import { type Collection, sectionId } from '../collection.ts';
import { type Engine, LIMIT } from '../engine.ts';

/** What a worker reads from a file. */
const readings = openReadings(readingsFile());

export const ours: Engine = {
  name: 'ours',
  buildIndex,
  openIndex: (serialized) => {
    const index = { ...openIndex(JSON.parse(serialized)), readReadings: async () => readings };
    return async (query) => {
      // What is only near isn't found.
      const { results } = await search(index, query, LIMIT);
      const [first] = results;
      return {
        sections: results.map(({ guide, section }) => sectionId(guide, section)),
        confident: first?.confident ?? false,
      };
    };
  },
};

async function buildIndex({ guides, words, asked }: Collection): Promise<string> {
  const [{ locale, revision } = { locale: '', revision: '' }] = guides;
  const indexes = guides.map((guide) => indexGuide(guide, words, asked.get(guide.guide)));
  return JSON.stringify(toWholeIndex(await mergeIndexes({ locale, revision }, indexes)));
}
