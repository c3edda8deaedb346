/** MiniSearch, by its documentation: prefixes, a tolerance that grows with the length of a term, and a boost for headings. */
import MiniSearch from 'minisearch';
import { LIMIT } from '../engine.ts';
import { HEADING_BOOST, isLatin, type Peer, type SegmentedSection, split } from './peer.ts';

export const miniSearch: Peer = {
  name: 'MiniSearch',
  segmentation: 'bigrams',
  buildIndex: (sections) => {
    const index = new MiniSearch<SegmentedSection>(OPTIONS);
    index.addAll(sections);
    return JSON.stringify(index);
  },
  openIndex: (serialized) => {
    const index = MiniSearch.loadJSON<SegmentedSection>(serialized, OPTIONS);
    return (terms) =>
      index
        .search(terms.join(' '))
        .slice(0, LIMIT)
        .map(({ id }) => String(id));
  },
};

const OPTIONS = {
  fields: ['heading', 'text'],
  tokenize: split,
  processTerm: (term: string) => term,
  searchOptions: {
    boost: { heading: HEADING_BOOST },
    prefix: (term: string) => isLatin(term) && term.length > 2,
    fuzzy: (term: string) => (!isLatin(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
  },
};
