/** Makes one search index of several: that of a site from those of its guides. */
import type { SearchIndexData } from '../../schema/search-index.ts';
import { lastSection, shiftPostings } from '../../search/packing.ts';

/** What the index of several guides has that none of theirs tells. */
type Identity = Pick<SearchIndexData, 'locale' | 'revision'>;

/** The index of all that `indexes` hold, in their order; they are of one locale. */
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

/** The sections that hold a word, as they are packed, and the last of them. */
interface Packed {
  packed: string;
  last: number;
}

function mergePostings(indexes: readonly SearchIndexData[]): Map<string, Packed> {
  const merged = new Map<string, Packed>();
  let first = 0;
  for (const { guides, words, postings } of indexes) {
    const lists = postings.split('\n');
    // A guide without questions has no word, and not an empty one.
    const all = words === '' ? [] : words.split('\n');
    for (const [at, word] of all.entries()) append(merged, word, lists[at] ?? '', first);
    first += guides.flatMap(({ sections }) => sections).length;
  }
  return merged;
}

/** Adds the sections in `packed`, which are counted from `first`, to those that hold the word. */
function append(merged: Map<string, Packed>, word: string, packed: string, first: number): void {
  const known = merged.get(word);
  const last = first + lastSection(packed);
  if (!known) merged.set(word, { packed: shiftPostings(packed, first), last });
  else {
    known.packed += shiftPostings(packed, first - known.last - 1);
    known.last = last;
  }
}

/** How a character is written is for the first to say; what is folded to it is the same for all. */
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
