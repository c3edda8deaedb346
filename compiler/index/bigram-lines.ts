/** Bigrams of Han characters of a large index by their sound, for queries that are typed in pinyin. */
import { initialsKey, syllablesKey, toLine } from '../../search/pinyin/bigram-lines.ts';
import { isHan } from '../../search/pinyin/is-han.ts';
import type { Readings } from '../../search/pinyin/readings.ts';
import {
  type CountedBigram,
  likeliest,
  likelihoods,
  MAX_BIGRAMS,
  type SpokenBigram,
} from '../../search/pinyin/spoken-bigrams.ts';

/** The sorted lines of an index with these sorted words and their packed posting lists. */
export function listBigramLines(
  words: readonly string[],
  postings: readonly string[],
  readings: Readings,
): string[] {
  const lengthOf = (id: number) => (postings[id] ?? '').length;
  const characters = words.flatMap((word, id): [string, number][] =>
    isHan(word) ? [[word, lengthOf(id)]] : [],
  );
  const likelihoodOf = likelihoods(new Map(characters));
  const byKey = new Map<string, SpokenBigram[]>();
  for (const [id, word] of words.entries()) {
    const [first = '', second = ''] = word;
    const bigram: CountedBigram = { first, second, postingsLength: lengthOf(id) };
    const likelihood = likelihoodOf(bigram);
    for (const key of keysOf(bigram, readings)) keep(byKey, key, { first, second, likelihood });
  }
  return Array.from(byKey, ([key, bigrams]) => toLine(key, likeliest(bigrams))).toSorted();
}

function keysOf({ first, second }: CountedBigram, { syllablesOf }: Readings): Set<string> {
  const pairs = syllablesOf(first).flatMap((one) =>
    syllablesOf(second).map((other) => [one, other] as const),
  );
  return new Set(pairs.flatMap(([one, other]) => [syllablesKey(one, other), initialsKey(one, other)]));
}

/** Adds a bigram. Of the many of frequent keys, most are dropped at once. */
function keep(byKey: Map<string, SpokenBigram[]>, key: string, bigram: SpokenBigram): void {
  const known = byKey.get(key) ?? [];
  known.push(bigram);
  byKey.set(key, known.length > 4 * MAX_BIGRAMS ? likeliest(known) : known);
}
