/** Merging of search indexes: that of a site from those of its guides. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import { lastSection, shiftPostings } from '../../search/packing.ts';

/** Members that can't be merged. */
type Identity = Pick<SearchIndexData, 'locale' | 'revision'>;

/** Merges indexes of one locale; the sections keep their order. */
export function mergeIndexes(
  { locale, revision }: Identity,
  indexes: Iterable<SearchIndexData>,
): SearchIndexData {
  const all = [...indexes];
  const postings = mergePostings(all);
  const words = [...postings.keys()].toSorted();
  return {
    locale,
    revision,
    guides: all.flatMap(({ guides }) => guides),
    lengths: all.map(({ lengths }) => lengths).join(''),
    words: words.join('\n'),
    postings: words.map((word) => postings.get(word)?.packed).join('\n'),
    characters: mergeCharacters(all),
    written: Object.fromEntries(
      all
        .toReversed()
        .flatMap(({ written }) => Object.entries(written))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    stopWords: distinct(all.flatMap(({ stopWords }) => stopWords)),
    synonyms: distinct(all.flatMap(({ synonyms }) => synonyms.map((group) => group.join('\n')))).map(
      (group) => group.split('\n'),
    ),
  };
}

/** The packed postings of a word, and the number of the last section in them. */
interface PackedPostings {
  packed: string;
  last: number;
}

function mergePostings(indexes: readonly SearchIndexData[]): Map<string, PackedPostings> {
  const merged = new Map<string, PackedPostings>();
  let first = 0;
  for (const { guides, words, postings } of indexes) {
    const lists = postings.split('\n');
    // Without sections there is no word; splitting would give an empty one.
    const all = words === '' ? [] : words.split('\n');
    for (const [index, word] of all.entries()) append(merged, word, lists[index] ?? '', first);
    first += guides.flatMap(({ sections }) => sections).length;
  }
  return merged;
}

/** Appends `packed` postings, whose sections are counted from `first`, to those of the word. */
function append(merged: Map<string, PackedPostings>, word: string, packed: string, first: number): void {
  const existing = merged.get(word);
  const last = first + lastSection(packed);
  if (!existing) merged.set(word, { packed: shiftPostings(packed, first), last });
  else {
    existing.packed += shiftPostings(packed, first - existing.last - 1);
    existing.last = last;
  }
}

/** Of groups for the same folded character, the first wins: they differ only in the most frequent variant. */
function mergeCharacters(indexes: readonly SearchIndexData[]): string {
  const groups = new Map<string, string>();
  for (const group of indexes.flatMap(({ characters }) => characters.split(' '))) {
    const [, folded = ''] = group;
    if (!groups.has(folded)) groups.set(folded, group);
  }
  groups.delete('');
  return [...groups.keys()]
    .toSorted()
    .map((folded) => groups.get(folded))
    .join(' ');
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted();
}
