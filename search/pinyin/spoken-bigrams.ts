/** Bigrams of Han characters in an index, by how they are pronounced. */
import type { SpellingsShard } from '../dictionary.ts';
import { countTerms, prefixRange, termAt } from '../vocabulary.ts';
import { isHan } from './is-han.ts';
import { type Readings, type Sound, soundsLike } from './readings.ts';

/** A bigram of an index. */
export interface SpokenBigram {
  first: string;
  second: string;
  /** How likely it is meant by its sound: from 0 to `MAX_LIKELIHOOD`. */
  likelihood: number;
}

/** A bigram, and the packed length of its posting list, which grows with the document frequency. */
export interface CountedBigram {
  first: string;
  second: string;
  postingsLength: number;
}

/** How Chinese that is typed by its sound is read in an index. */
export interface Pinyin {
  readings: Readings;
  /**
   * The bigrams that sound so, the likeliest first, at most `MAX_BIGRAMS`. Either both sounds are initials, or the first one is a
   * syllable.
   */
  findBigrams(first: Sound, second: Sound): Promise<SpokenBigram[]>;
}

export const MAX_LIKELIHOOD = 63;

/** Maximum number of bigrams that a pair of sounds is read as. */
export const MAX_BIGRAMS = 16;

/** Sorts before all Han characters. */
const FIRST_HAN = '\u3400';

/** That of an index whose `terms` are in one shard. */
export function openPinyin(terms: SpellingsShard, readings: Readings): Pinyin {
  const lengths = characterLengths(terms);
  const likelihoodOf = likelihoods(lengths);
  return {
    readings,
    findBigrams: async (first, second) =>
      likeliest(
        Array.from(lengths.keys())
          .filter((character) => soundsLike(readings, character, first))
          .flatMap((character) => listBigrams(terms, character))
          .filter((bigram) => soundsLike(readings, bigram.second, second))
          .map((bigram) => ({ ...bigram, likelihood: likelihoodOf(bigram) })),
      ),
  };
}

/** At most `MAX_BIGRAMS`, in an order that doesn't depend on that of `bigrams`. */
export function likeliest(bigrams: readonly SpokenBigram[]): SpokenBigram[] {
  return bigrams
    .toSorted((a, b) => b.likelihood - a.likelihood || (a.first + a.second < b.first + b.second ? -1 : 1))
    .slice(0, MAX_BIGRAMS);
}

/** The packed length of the posting list of each Han character that is a term. */
function characterLengths({ vocabulary, postingsLengths }: SpellingsShard): Map<string, number> {
  const lengths = new Map<string, number>();
  for (let id = prefixRange(vocabulary, FIRST_HAN)[0]; id < countTerms(vocabulary); id += 1) {
    const term = termAt(vocabulary, id);
    if (isHan(term)) lengths.set(term, postingsLengths[id] ?? 0);
  }
  return lengths;
}

function listBigrams({ vocabulary, postingsLengths }: SpellingsShard, first: string): CountedBigram[] {
  const [from, to] = prefixRange(vocabulary, first);
  return Array.from({ length: to - from }, (_, offset) => ({
    first,
    second: termAt(vocabulary, from + offset).slice(first.length),
    postingsLength: postingsLengths[from + offset] ?? 0,
  })).filter(({ second }) => second !== '');
}

/**
 * The likelihood of a bigram: the pointwise mutual information of its characters, which is high in words, and more of what is frequent.
 *
 * @param lengths those of the posting lists of the characters
 */
export function likelihoods(lengths: ReadonlyMap<string, number>): (bigram: CountedBigram) => number {
  const longest = [...lengths.values()].reduce((most, length) => Math.max(most, length), 1);
  return ({ first, second, postingsLength }) => {
    const [one, other] = [lengths.get(first) ?? longest, lengths.get(second) ?? longest];
    const information = Math.max(0, Math.log2((postingsLength * 4 * longest) / (one * other)));
    return Math.min(MAX_LIKELIHOOD, Math.round(information * Math.log2(1 + postingsLength)));
  };
}
