/** Orama, by its documentation: a tokenizer of one's own, tolerance of a typo, and a boost for headings. */
import { create, insert, load, type RawData, save, search } from '@orama/orama';
import * as v from 'valibot';
import { LIMIT } from '../engine.ts';
import { HEADING_BOOST, isLatin, type Peer, split } from './peer.ts';

export const orama: Peer = {
  name: 'Orama',
  segmentation: 'bigrams',
  buildIndex: async (sections) => {
    const index = create(OPTIONS);
    for (const section of sections) await insert(index, section);
    const { docs, ...saved } = save(index);
    return JSON.stringify({ ...saved, docs: withoutTexts(docs) });
  },
  openIndex: (serialized) => {
    const index = create(OPTIONS);
    const saved: RawData = JSON.parse(serialized);
    load(index, saved);
    return async (terms) => {
      const { hits } = await search(index, {
        term: terms.join(' '),
        boost: { heading: HEADING_BOOST },
        // It applies to all terms of a query.
        tolerance: terms.every(isLatin) ? 1 : 0,
        limit: LIMIT,
      });
      return hits.map(({ id }) => id);
    };
  },
};

const OPTIONS = {
  schema: { heading: 'string', text: 'string' },
  components: {
    tokenizer: { language: 'english', normalizationCache: new Map<string, string>(), tokenize: split },
  },
} as const;

/** Orama stores documents to return them. The other engines don't, so only the ids are kept for a fair comparison of sizes. */
function withoutTexts(store: unknown): unknown {
  const { docs, count } = v.parse(DocsSchema, store);
  return {
    count,
    docs: Object.fromEntries(Object.entries(docs).map(([number, { id }]) => [number, { id }])),
  };
}

const DocsSchema = v.object({
  docs: v.record(v.string(), v.object({ id: v.string() })),
  count: v.number(),
});
