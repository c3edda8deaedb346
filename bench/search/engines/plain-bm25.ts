/** Plain BM25, of headings and texts as one field. */
import { type Bm25Index, createRanking, indexDocuments } from '../bm25.ts';
import { LIMIT } from '../engine.ts';
import { type Peer, split } from './peer.ts';

export const plainBm25: Peer = {
  name: 'BM25',
  segmentation: 'bigrams',
  buildIndex: (sections) =>
    JSON.stringify({
      ids: sections.map(({ id }) => id),
      index: indexDocuments(sections.map(({ heading, text }) => split(`${heading} ${text}`))),
    }),
  openIndex: (serialized) => {
    const { ids, index }: { ids: string[]; index: Bm25Index } = JSON.parse(serialized);
    const rank = createRanking(index);
    return (terms) =>
      rank(terms)
        .slice(0, LIMIT)
        .flatMap((document) => ids[document] ?? []);
  },
};
