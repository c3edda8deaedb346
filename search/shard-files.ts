/**
 * Files of shards. Opening one parses little but the text of its terms, since the first search of an isolate pays for it.
 */
import { concat } from '../schema/concat.ts';
import { fromHex, toHex } from '../schema/hex.ts';
import type { SpellingsShard, TermsShard } from './dictionary.ts';
import { joinParts, PartReader } from './file-parts.ts';
import type { PostingList } from './posting-bytes.ts';
import type { GuidesShard, IndexedSection } from './sections.ts';
import { startsOf } from './shards.ts';
import type { Completions, HeadingsShard, IndexedHeading, TopsShard } from './suggest/completions.ts';
import { findTerm, lineOffsets, termAt, type Vocabulary } from './vocabulary.ts';

/** Open shards, by the list that they are of. */
export interface OpenShards {
  terms: TermsShard;
  spellings: SpellingsShard;
  bigrams: Vocabulary;
  guides: GuidesShard<IndexedSection>;
  headings: HeadingsShard;
  tops: TopsShard;
}

/** The lists of an index that are in shards. */
export type ShardList = keyof OpenShards;

/** A guide, the edition of it that was indexed, and how many sections that has. */
export interface CountedGuide {
  guide: string;
  /** Hexadecimal. */
  edition: { revision: string; digest: string };
  sections: number;
}

/** What shards are written from, by list. */
export interface ShardContents {
  terms: {
    words: readonly string[];
    postingsLengths: readonly number[];
    inflections: readonly number[];
    written: Record<string, string>;
    /** The posting list of each word, or a part of it. */
    postings: readonly PostingList[];
  };
  spellings: { words: readonly string[]; postingsLengths: readonly number[] };
  /** Lines (pinyin/bigram-lines.ts). */
  bigrams: readonly string[];
  guides: readonly CountedGuide[];
  /** By key. */
  headings: readonly (IndexedHeading & { mark: number })[];
  tops: readonly { prefix: string; completions: Completions }[];
}

type Bytes = Uint8Array;

/** Bytes of a revision and of a digest. */
const [REVISION_BYTES, DIGEST_BYTES] = [16, 32];

const EDITION_BYTES = REVISION_BYTES + DIGEST_BYTES;

const ENCODERS: { [List in ShardList]: (content: ShardContents[List]) => Bytes } = {
  terms: ({ words, postingsLengths, inflections, written, postings }) =>
    joinParts([
      ...toVocabularyParts(words),
      Uint32Array.from(postingsLengths),
      Int32Array.from(inflections),
      encode(JSON.stringify(written)),
      Uint32Array.from(postings, ({ count }) => count),
      startsOf(postings.flatMap(({ parts }) => parts)),
      new Uint8Array(concat(postings.flatMap(({ parts }) => parts))),
    ]),
  spellings: ({ words, postingsLengths }) =>
    joinParts([...toVocabularyParts(words), Uint32Array.from(postingsLengths)]),
  bigrams: (lines) => joinParts(toVocabularyParts(lines)),
  guides: (guides) =>
    joinParts([
      ...toVocabularyParts(guides.map(({ guide }) => guide)),
      startsOf(guides.map(({ sections }) => ({ length: sections }))),
      fromHex(guides.map(({ edition }) => edition.revision + edition.digest).join('')),
    ]),
  headings: (lines) =>
    joinParts([
      ...toVocabularyParts(lines.map(({ text }) => text)),
      ...toVocabularyParts(lines.map(({ guide, section }) => `${guide} ${section}`)),
      Uint32Array.from(lines, ({ mark }) => mark),
    ]),
  tops: (tops) => {
    const completions = tops.map((top) => JSON.stringify(top.completions));
    const isNew = completions.map((each, index) => each !== completions[index - 1]);
    let count = 0;
    return joinParts([
      ...toVocabularyParts(tops.map(({ prefix }) => prefix)),
      ...toVocabularyParts(completions.filter((_, index) => isNew[index])),
      Uint32Array.from(isNew, (each) => {
        if (each) count += 1;
        return count - 1;
      }),
    ]);
  },
};

const DECODERS: { [List in ShardList]: (bytes: Bytes) => OpenShards[List] } = {
  terms: (bytes) => {
    const parts = new PartReader(bytes);
    const spellings = readSpellings(parts);
    const inflections = parts.readSigned();
    const written = parts.readText();
    const [counts, starts, postings] = [parts.readNumbers(), parts.readNumbers(), parts.readBytes()];
    return {
      ...spellings,
      inflections,
      spelling: (term) => spellingIn(written, term),
      postings: (offset) => ({
        count: counts[offset] ?? 0,
        parts: [postings.subarray(starts[offset], starts[offset + 1])],
      }),
    };
  },
  spellings: (bytes) => readSpellings(new PartReader(bytes)),
  bigrams: (bytes) => readVocabulary(new PartReader(bytes)),
  guides: (bytes) => {
    const parts = new PartReader(bytes);
    const guides = readVocabulary(parts);
    const [starts, editions] = [parts.readNumbers(), parts.readBytes()];
    return {
      starts: starts.subarray(0, -1),
      sectionAt(guide, position) {
        const hashes = toHex(editions.subarray(guide * EDITION_BYTES, (guide + 1) * EDITION_BYTES));
        const [revision, digest] = [hashes.slice(0, REVISION_BYTES * 2), hashes.slice(REVISION_BYTES * 2)];
        return { guide: termAt(guides, guide), edition: { revision, digest }, position };
      },
    };
  },
  headings: (bytes) => {
    const parts = new PartReader(bytes);
    const [texts, places, marks] = [readVocabulary(parts), readVocabulary(parts), parts.readNumbers()];
    return { texts, places, marks, keys: [] };
  },
  tops: (bytes) => {
    const parts = new PartReader(bytes);
    const [prefixes, completions, numbers] = [
      readVocabulary(parts),
      readVocabulary(parts),
      parts.readNumbers(),
    ];
    return {
      completions(prefix) {
        const found = numbers[findTerm(prefixes, prefix) ?? numbers.length];
        return found === undefined ? undefined : JSON.parse(termAt(completions, found));
      },
    };
  },
};

/** The file of a shard of `list`. */
export function encodeShard<List extends ShardList>(list: List, content: ShardContents[List]): Bytes {
  return ENCODERS[list](content);
}

/**
 * Opens the file of a shard of `list`.
 *
 * @throws if it is no such file
 */
export function openShard<List extends ShardList>(list: List, bytes: Bytes): OpenShards[List] {
  return DECODERS[list](bytes);
}

/** Terms, and where each starts: looking for the ends of lines would take as long as all else. */
function toVocabularyParts(terms: readonly string[]): [Bytes, Uint32Array] {
  const text = terms.join('\n');
  return [encode(text), lineOffsets(text)];
}

function readVocabulary(parts: PartReader): Vocabulary {
  return { text: parts.readText(), starts: parts.readNumbers() };
}

function readSpellings(parts: PartReader): SpellingsShard {
  return { vocabulary: readVocabulary(parts), postingsLengths: parts.readNumbers() };
}

/** Few searches ask for it, so that it is parsed each time. */
function spellingIn(written: string, term: string): string | undefined {
  const spellings: Record<string, string> = JSON.parse(written);
  return Object.hasOwn(spellings, term) ? spellings[term] : undefined;
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}
