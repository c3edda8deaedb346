/** Bigrams of Han characters by sound in sorted lines, which shards of an index have: a key, and the bigrams that it stands for. */
import { numbersOf, type TermShards } from '../dictionary.ts';
import { prefixRange, termAt, type Vocabulary } from '../vocabulary.ts';
import type { Readings, Sound } from './readings.ts';
import { likeliest, type Pinyin, type SpokenBigram } from './spoken-bigrams.ts';

/** Ends the key of a line. */
const KEY_END = '\t';

/** The code unit of the likelihood 0: printable characters follow. */
const ZERO = 0x30;

/** The key of two whole syllables. */
export function syllablesKey(first: string, second: string): string {
  return `${first} ${second}`;
}

/** The key of the initials of two syllables: no other is in upper case. */
export function initialsKey(first: string, second: string): string {
  return (first.charAt(0) + second.charAt(0)).toUpperCase();
}

/** A line. Each bigram takes three code units: its characters, which are in the basic plane, and its likelihood. */
export function toLine(key: string, bigrams: readonly SpokenBigram[]): string {
  const written = bigrams.map(
    ({ first, second, likelihood }) => first + second + String.fromCharCode(ZERO + likelihood),
  );
  return key + KEY_END + written.join('');
}

/** How Chinese is read in an index whose lines are in `shards`. */
export function openShardedPinyin(shards: TermShards<Vocabulary>, readings: Readings): Pinyin {
  return {
    readings,
    async findBigrams(first, second) {
      const prefix = prefixOf(first, second);
      const numbers = numbersOf(shards, [[prefix, `${prefix}\uffff`]]);
      const lines = await Promise.all(
        numbers.map(async (number) => linesFrom(await shards.read(number), prefix)),
      );
      return likeliest(distinct(lines.flat().flatMap(parseLine)));
    },
  };
}

/** What the lines start with that are of two sounds. */
function prefixOf(first: Sound, second: Sound): string {
  if (first.isPrefix) return initialsKey(first.letters, second.letters) + KEY_END;
  return syllablesKey(first.letters, second.letters) + (second.isPrefix ? '' : KEY_END);
}

function linesFrom(lines: Vocabulary, prefix: string): string[] {
  const [from, to] = prefixRange(lines, prefix);
  return Array.from({ length: to - from }, (_, offset) => termAt(lines, from + offset));
}

function parseLine(line: string): SpokenBigram[] {
  const bigrams: SpokenBigram[] = [];
  for (let at = line.indexOf(KEY_END) + 1; at < line.length; at += 3)
    bigrams.push({
      ...{ first: line.charAt(at), second: line.charAt(at + 1) },
      likelihood: line.charCodeAt(at + 2) - ZERO,
    });
  return bigrams;
}

/** A bigram of several readings is in several lines. */
function distinct(bigrams: readonly SpokenBigram[]): SpokenBigram[] {
  return [...new Map(bigrams.map((bigram) => [bigram.first + bigram.second, bigram])).values()];
}
