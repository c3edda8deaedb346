/** FlexSearch, by its documentation: an encoder of one's own, typos, and results that match part of a query. */
import { Index } from 'flexsearch';
import { LIMIT } from '../engine.ts';
import { HEADING_BOOST, type Peer, split } from './peer.ts';

export const flexSearch: Peer = {
  name: 'FlexSearch',
  segmentation: 'words',
  buildIndex: (sections) => {
    const fields = { heading: new Index(OPTIONS), text: new Index(OPTIONS) };
    for (const { id, heading, text } of sections) {
      fields.heading.add(id, heading);
      fields.text.add(id, text);
    }
    return JSON.stringify({ heading: exportParts(fields.heading), text: exportParts(fields.text) });
  },
  openIndex: (serialized) => {
    const parts: Record<'heading' | 'text', Parts> = JSON.parse(serialized);
    const [heading, text] = [importParts(parts.heading), importParts(parts.text)];
    return (terms) => {
      const options = { limit: LIMIT, suggest: true };
      const query = terms.join(' ');
      return fuse(
        [heading.search(query, options).map(String), HEADING_BOOST],
        [text.search(query, options).map(String), 1],
      );
    };
  },
};

/** Scores better on the labelled queries than `forward`, which finds prefixes but no typos. */
const OPTIONS = { encode: split, tokenize: 'tolerant' } as const;

type Parts = [key: string, data: string][];

function exportParts(index: Index): Parts {
  const parts = new Map<string, string>();
  index.export((key: string, data: string) => void parts.set(key, data));
  return [...parts];
}

function importParts(parts: Parts): Index {
  const index = new Index(OPTIONS);
  for (const [key, data] of parts) index.import(key, data);
  return index;
}

/** Merges ranked lists by reciprocal rank fusion, as FlexSearch returns no scores. */
function fuse(...lists: readonly [ids: string[], weight: number][]): string[] {
  const scores = new Map<string, number>();
  for (const [ids, weight] of lists) {
    for (const [rank, id] of ids.entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (60 + rank));
  }
  return [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .map(([id]) => id)
    .slice(0, LIMIT);
}
