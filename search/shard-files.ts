/** Files of shards. Postings are arrays of 16-bit numbers (little-endian), and lengths of bytes: they need no parsing. */
import { type DictionaryShard, openDictionary } from './dictionary.ts';
import { packNumbers, packSigned, toUnits, unpackNumbers } from './packing.ts';
import { openPostingsShard, type PostingsShard } from './postings.ts';
import {
  formatNames,
  type LengthsShard,
  type NamesShard,
  openNames,
  type SectionsOfGuide,
} from './sections.ts';

/** Open shards, by the list that they are of. */
export interface OpenShards {
  dictionary: DictionaryShard;
  postings: PostingsShard;
  lengths: LengthsShard;
  names: NamesShard;
}

/** The lists of an index that are in shards. */
export type ShardList = keyof OpenShards;

/** What shards are written from, by list. */
export interface ShardContents {
  dictionary: {
    words: readonly string[];
    postingsLengths: readonly number[];
    inflections: readonly number[];
    written: Record<string, string>;
  };
  /** Packed. */
  postings: readonly string[];
  lengths: LengthsShard;
  names: readonly SectionsOfGuide[];
}

type Bytes = Uint8Array;

const ENCODERS: { [List in ShardList]: (content: ShardContents[List]) => Bytes } = {
  dictionary: ({ words, postingsLengths, inflections, written }) =>
    encode(
      JSON.stringify({
        words: words.join('\n'),
        postingsLengths: packNumbers(postingsLengths),
        inflections: packSigned(inflections),
        written,
      }),
    ),
  postings: (lists) => toBytes(toUnits([...lists, ''].join('\n'))),
  lengths: (lengths) => lengths,
  names: (guides) => encode(formatNames(guides)),
};

const DECODERS: { [List in ShardList]: (bytes: Bytes) => OpenShards[List] } = {
  dictionary: (bytes) => {
    const { words, postingsLengths, inflections, written } = JSON.parse(decode(bytes));
    const lengths = Uint32Array.from(unpackNumbers(postingsLengths));
    return openDictionary(words, lengths, inflections, written);
  },
  postings: (bytes) => openPostingsShard(toNumbers(bytes)),
  lengths: (bytes) => bytes,
  names: (bytes) => openNames(decode(bytes)),
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

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function decode(bytes: Bytes): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function toBytes({ buffer }: Uint16Array<ArrayBuffer>): Bytes {
  return new Uint8Array(buffer);
}

function toNumbers({ buffer, byteOffset, byteLength }: Bytes): Uint16Array {
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
