/** Prose of a big site in three locales: as many words as authors use, with the frequencies of natural language. */
import type { Prose } from '../compile/corpus.ts';
import { seededRandom, zipfPicker } from '../random.ts';
import { CHINESE, ENGLISH, generateVocabulary, type Language } from '../vocabulary.ts';

const VOCABULARY_SIZE = 25_000;

/** Beside one of the blocks, they make sections of about 110 words. */
const PARAGRAPHS = 3;

/** The locales, that of the source first, with the seed of each vocabulary: one for both Chinese scripts would give equal files. */
const LOCALES: [locale: string, language: Language, seed: number][] = [
  ['en', ENGLISH, 1],
  ['zh-Hant', CHINESE, 2],
  ['zh-Hans', CHINESE, 3],
];

/** A locale's prose, and its words, the most frequent first. */
export interface NaturalProse extends Prose {
  vocabulary: readonly string[];
}

/**
 * The first `count` locales.
 *
 * @throws {RangeError} if there are fewer.
 */
export function createProses(count: number): NaturalProse[] {
  if (!(count >= 1 && count <= LOCALES.length))
    throw new RangeError(`a site has 1 to ${LOCALES.length} locales`);
  return LOCALES.slice(0, count).map(([locale, language, seed]) => {
    const vocabulary = generateVocabulary(language, VOCABULARY_SIZE, seededRandom(seed));
    return {
      locale,
      space: language.space,
      paragraphs: PARAGRAPHS,
      vocabulary,
      createWords: (random) => zipfPicker(vocabulary, random),
    };
  });
}
