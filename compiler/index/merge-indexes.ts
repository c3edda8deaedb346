/** Merging of search indexes: that of a site from those of its guides. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import { packSigned } from '../../search/packing.ts';
import { linkInflections } from './inflections.ts';
import { TermMerger } from './merge-terms.ts';

/** Members that can't be merged. */
export type Identity = Pick<SearchIndexData, 'locale' | 'revision'>;

/** Indexes of one locale, one after another: none is kept while the next is read. */
export type IndexSequence = Iterable<SearchIndexData> | AsyncIterable<SearchIndexData>;

/** The index of a site, with its words, their packed posting lists and links between inflected forms one by one. */
export type MergedIndex = Omit<SearchIndexData, 'words' | 'postings' | 'inflections'> & {
  /** Sorted by UTF-16 code units. */
  words: string[];
  postings: string[];
  inflections: number[];
};

/** Merges indexes of one locale; the sections keep their order. */
export async function mergeIndexes(identity: Identity, indexes: IndexSequence): Promise<MergedIndex> {
  const terms = new TermMerger();
  const guides: SearchIndexData['guides'] = [];
  const lengths: string[] = [];
  const characters = new Map<string, string>();
  const written = new Map<string, string>();
  const stopWords = new Set<string>();
  const synonyms = new Set<string>();
  let first = 0;
  for await (const index of indexes) {
    terms.add(index, first);
    first += index.guides.reduce((sum, { sections }) => sum + sections.length, 0);
    for (const guide of index.guides) guides.push(guide);
    lengths.push(index.lengths);
    for (const group of index.characters.split(' ')) addFirst(characters, foldedOf(group), group);
    for (const [folded, spelling] of Object.entries(index.written)) addFirst(written, folded, spelling);
    for (const word of index.stopWords) stopWords.add(word);
    for (const group of index.synonyms) synonyms.add(group.join('\n'));
  }
  characters.delete('');
  const { words, lists } = terms.finish();
  const spellings = Object.fromEntries(sortByKey(written));
  return {
    ...identity,
    ...{ guides, words, postings: lists },
    lengths: lengths.join(''),
    characters: sortByKey(characters)
      .map(([, group]) => group)
      .join(' '),
    inflections: linkInflections(identity.locale, words, spellings),
    written: spellings,
    stopWords: [...stopWords].toSorted(),
    synonyms: [...synonyms].toSorted().map((group) => group.split('\n')),
  };
}

/** The merged index as one. */
export function toWholeIndex({ words, postings, inflections, ...rest }: MergedIndex): SearchIndexData {
  return {
    ...{ ...rest, words: words.join('\n'), postings: postings.join('\n') },
    inflections: packSigned(inflections),
  };
}

/** The UTF-16 code units of `texts` together. */
export function totalLength(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

/** The character that all others of the group are folded to; empty if the group is. */
function foldedOf(group: string): string {
  const [, folded = ''] = group;
  return folded;
}

/** The first index with the key wins. Groups of characters, for one, differ only in the most frequent variant. */
function addFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}

function sortByKey(map: ReadonlyMap<string, string>): [key: string, value: string][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
