/** Search indexes that queries run on: whole, or in shards that are read as queries need them. */
import type { SearchIndexData, ShardedIndexData } from '../schema/search-index.ts';
import { Dictionary, openDictionary } from './dictionary.ts';
import type { FoldHan } from './fold.ts';
import { openPostings, type PostingsShard, postingsLengths } from './postings.ts';
import {
  formatNames,
  type LengthsShard,
  type NamesShard,
  openLengths,
  openNames,
  type Statistics,
  statisticsOf,
} from './sections.ts';
import type { OpenShards, ShardList } from './shard-files.ts';
import { type Shards, singleShard } from './shards.ts';
import { type Stem, stemmerOf } from './stem.ts';
import { indexSynonyms, type Synonyms } from './synonyms.ts';

/** What an index holds in memory whatever is searched. */
export interface IndexHead {
  statistics: Statistics;
  stem: Stem;
  foldHan: FoldHan;
  /** The variant of a folded Han character that is most frequent in the content; any other character itself. */
  writtenHan: FoldHan;
  stopWords: ReadonlySet<string>;
  synonyms: Synonyms;
}

/** A search index: of one guide in one locale, or of all guides in it. */
export interface SearchIndex extends IndexHead {
  dictionary: Dictionary;
  postings: Shards<PostingsShard>;
  lengths: Shards<LengthsShard>;
  names: Shards<NamesShard>;
}

/**
 * Opens a whole index for `search` and `highlight`. `data` is trusted, since the compiler wrote it: it isn't validated.
 *
 * @example
 * const index = openIndex(await (await fetch('/content/loans/en/0f4c….search.json')).json());
 */
export function openIndex(data: SearchIndexData): SearchIndex {
  const lengths = openLengths(data.lengths);
  const postings = openPostings(data.postings);
  const terms = openDictionary(data.words, postingsLengths(postings), data.inflections, data.written);
  return {
    ...openHead(data, statisticsOf(lengths)),
    dictionary: new Dictionary([''], singleShard(terms)),
    postings: singleShard(postings),
    lengths: singleShard(lengths),
    names: singleShard(openNames(formatNames(data.guides))),
  };
}

/** Opens the head of an index in shards. */
export function openShardedHead(data: ShardedIndexData): IndexHead {
  return openHead(data, data);
}

/** Reads and opens the shard of `list` with that digest. */
export type ReadShard = <List extends ShardList>(list: List, digest: string) => Promise<OpenShards[List]>;

/** An index in shards for one search, which reads no shard twice. */
export function openShards(
  head: IndexHead,
  { dictionary, postings, lengths, names }: ShardedIndexData['shards'],
  read: ReadShard,
): SearchIndex {
  const firstTerms = dictionary.map(({ term }) => term);
  return {
    ...head,
    dictionary: new Dictionary(
      firstTerms,
      toShards(dictionary, (digest) => read('dictionary', digest)),
    ),
    postings: toShards(postings, (digest) => read('postings', digest)),
    lengths: toShards(lengths, (digest) => read('lengths', digest)),
    names: toShards(names, (digest) => read('names', digest)),
  };
}

function toShards<Shard>(
  list: readonly { start: number; digest: string }[],
  read: (digest: string) => Promise<Shard>,
): Shards<Shard> {
  const reads = new Map<string, Promise<Shard>>();
  return {
    starts: list.map(({ start }) => start),
    read: (number) => {
      const digest = list[number]?.digest ?? '';
      const reading = reads.get(digest) ?? read(digest);
      reads.set(digest, reading);
      return reading;
    },
  };
}

function openHead(
  {
    locale,
    characters,
    stopWords,
    synonyms,
  }: Pick<SearchIndexData, 'locale' | 'characters' | 'stopWords' | 'synonyms'>,
  { sections, averageLength }: Statistics,
): IndexHead {
  const stem = stemmerOf(new Intl.Locale(locale).language);
  // A group lists the form that the content uses, the folded form, and the other variants.
  const groups = characters.split(' ').map((group) => Array.from(group));
  const folded = new Map(groups.flatMap((group) => group.map((form) => [form, group[1] ?? form])));
  const written = new Map(groups.map(([form = '', foldedForm = '']) => [foldedForm, form]));
  return {
    statistics: { sections, averageLength },
    stem,
    foldHan: (character) => folded.get(character) ?? character,
    writtenHan: (character) => written.get(character) ?? character,
    stopWords: new Set(stopWords),
    synonyms: indexSynonyms(synonyms, stem),
  };
}
