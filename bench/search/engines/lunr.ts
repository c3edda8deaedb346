/** lunr, by its documentation: exact terms before prefixes, and these before typos. Its own pipeline would drop all Chinese. */
import lunrLibrary from 'lunr';
import { LIMIT } from '../engine.ts';
import { HEADING_BOOST, isLatin, type Peer, split } from './peer.ts';

const { Builder, Index, Query } = lunrLibrary;

export const lunr: Peer = {
  name: 'lunr',
  segmentation: 'bigrams',
  buildIndex: (sections) => {
    const builder = new Builder();
    builder.ref('id');
    builder.field('heading', { boost: HEADING_BOOST });
    builder.field('text');
    for (const { id, heading, text } of sections)
      builder.add({ id, heading: split(heading), text: split(text) });
    return JSON.stringify(builder.build());
  },
  openIndex: (serialized) => {
    const index = Index.load(JSON.parse(serialized));
    return (terms) =>
      index
        .query((query) => addClauses(query, terms))
        .slice(0, LIMIT)
        .map(({ ref }) => ref);
  },
};

function addClauses(query: lunrLibrary.Query, terms: readonly string[]): void {
  for (const term of terms) {
    query.term(term, { boost: 100 });
    if (!isLatin(term) || term.length < 4) continue;
    query.term(term, { boost: 10, wildcard: Query.wildcard.TRAILING });
    query.term(term, { boost: 1, editDistance: term.length < 8 ? 1 : 2 });
  }
}
