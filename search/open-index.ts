/** Search indexes that queries run on: whole, or in shards that are read as queries need them. */
import type { SearchIndexData, ShardedIndexData } from '../schema/search-index.ts';
import { Dictionary, type TermShards } from './dictionary.ts';
import type { FoldHan } from './fold.ts';
import { openShardedPinyin } from './pinyin/bigram-lines.ts';
import { isTypedInPinyin, type Readings } from './pinyin/readings.ts';
import { openPinyin, type Pinyin } from './pinyin/spoken-bigrams.ts';
import {
  type GuidesShard,
  type IndexedSection,
  locateSections,
  openLengths,
  type Statistics,
  statisticsOf,
} from './sections.ts';
import type { OpenShards, ShardList } from './shard-files.ts';
import { type Shards, singleShard, startsOf } from './shards.ts';
import { type Stem, stemmerOf } from './stem.ts';
import { indexSynonyms, type Synonyms } from './synonyms.ts';
import { openTerms } from './whole-terms.ts';

/** What an index holds in memory whatever is searched. */
export interface IndexHead {
  statistics: Statistics;
  stem: Stem;
  /** Whether queries may be typed in pinyin. */
  isTypedInPinyin: boolean;
  foldHan: FoldHan;
  /** The variant of a folded Han character that is most frequent in the content; any other character itself. */
  writtenHan: FoldHan;
  stopWords: ReadonlySet<string>;
  synonyms: Synonyms;
}

/** The terms of an index: what a query is read with. */
export interface TermIndex extends IndexHead {
  dictionary: Dictionary;
  openPinyin(readings: Readings): Pinyin;
  /** Reads the table of readings; without it, no query is read as pinyin. */
  readReadings?: () => Promise<Readings>;
}

/** A search index: of one guide in one locale, or of all guides in it. `Section` is what it knows of a section. */
export interface SearchIndex<Section = SectionName> extends TermIndex {
  /** What is known of the sections with these numbers, in their order. */
  locate(sections: readonly number[]): Promise<Section[]>;
}

/** A section, by the ids of its guide and its own. */
export interface SectionName extends IndexedSection {
  section: string;
}

/**
 * Opens a whole index for `search` and `highlight`. `data` is trusted, since the compiler wrote it: it isn't validated.
 *
 * @example
 * const index = openIndex(await (await fetch('/content/loans/en/0f4c….search.json')).json());
 */
export function openIndex(data: SearchIndexData): SearchIndex {
  const lengths = openLengths(data.lengths);
  const shard = openTerms(data, lengths);
  const terms = { ...singleShard(shard), firstTerms: [''] };
  let pinyin: Pinyin | undefined;
  const guides = singleShard(openGuides(data.guides));
  return {
    ...openHead(data, statisticsOf(lengths)),
    dictionary: new Dictionary(terms, terms),
    openPinyin: (readings) => {
      pinyin ??= openPinyin(shard, readings);
      return pinyin;
    },
    locate: (sections) => locateSections(guides, sections),
  };
}

function openGuides(guides: SearchIndexData['guides']): GuidesShard<SectionName> {
  return {
    starts: startsOf(guides.map(({ sections }) => sections)).subarray(0, -1),
    sectionAt(number, position) {
      const { guide = '', edition, sections = [] } = guides[number] ?? {};
      return { guide, ...(edition && { edition }), position, section: sections[position] ?? '' };
    },
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
  { terms, spellings, bigrams, guides }: ShardedIndexData['shards'],
  read: ReadShard,
): SearchIndex<IndexedSection> {
  const bigramShards = toTermShards(bigrams, (digest) => read('bigrams', digest));
  const guideShards = toShards(guides, (digest) => read('guides', digest));
  return {
    ...head,
    dictionary: new Dictionary(
      toTermShards(terms, (digest) => read('terms', digest)),
      toTermShards(spellings, (digest) => read('spellings', digest)),
    ),
    openPinyin: (readings) => openShardedPinyin(bigramShards, readings),
    locate: (sections) => locateSections(guideShards, sections),
  };
}

function toTermShards<Shard>(
  list: ShardedIndexData['shards']['terms'],
  read: (digest: string) => Promise<Shard>,
): TermShards<Shard> {
  return { ...toShards(list, read), firstTerms: list.map(({ term }) => term) };
}

function toShards<Shard>(
  list: ShardedIndexData['shards']['guides'],
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
  return {
    statistics: { sections, averageLength },
    stem,
    isTypedInPinyin: isTypedInPinyin(locale),
    ...openCharacters(characters),
    stopWords: new Set(stopWords),
    synonyms: indexSynonyms(synonyms, stem),
  };
}

/** Opens the variants of Han characters of an index. */
export function openCharacters(
  characters: SearchIndexData['characters'],
): Pick<IndexHead, 'foldHan' | 'writtenHan'> {
  // A group lists the form that the content uses, the folded form, and the other variants.
  const groups = characters.split(' ').map((group) => Array.from(group));
  const folded = new Map(groups.flatMap((group) => group.map((form) => [form, group[1] ?? form])));
  const written = new Map(groups.map(([form = '', foldedForm = '']) => [foldedForm, form]));
  return {
    foldHan: (character) => folded.get(character) ?? character,
    writtenHan: (character) => written.get(character) ?? character,
  };
}
