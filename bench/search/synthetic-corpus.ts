/** A synthetic corpus as large as that of a big site: a seed yields the same guides and queries on every machine. */
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { pick, type Random, seededRandom, zipfPicker } from '../random.ts';
import { CHINESE, ENGLISH, generateVocabulary, type Language, STOP_WORDS } from '../vocabulary.ts';
import { type Collection, toGuide } from './collection.ts';

/** Guides in one locale, and queries for their sections. */
export interface Corpus extends Collection {
  queries: string[];
}

/** The seed of the corpora whose cost is compared. */
export const SEED = 20_261_124;

const VOCABULARY_SIZE = 40_000;
export const SECTIONS_PER_GUIDE = 20;
const QUERIES = 200;

export const languages: Record<string, Language> = { en: ENGLISH, zh: CHINESE };

/**
 * Generates guides of 20 sections with about 90 words, from a vocabulary with the word frequencies of a natural language, and
 * queries of words from their headings, of which the last may be unfinished or misspelt.
 */
export function generateCorpus(language: Language, guides: number, seed: number): Corpus {
  const random = seededRandom(seed);
  const { locale, space } = language;
  const vocabulary = generateVocabulary(language, VOCABULARY_SIZE, random);
  const nextWord = zipfPicker(vocabulary, random);
  const words = (length: number) => Array.from({ length }, nextWord);
  const headings: string[][] = [];
  const all = Array.from({ length: guides }, (_, number) => {
    const sections = Array.from({ length: SECTIONS_PER_GUIDE }, (__, index) => {
      const heading = words(6);
      headings.push(heading);
      return { id: `question-${index}`, heading: heading.join(space), text: words(84).join(space) };
    });
    return toGuide(`guide-${number}`, locale, sections);
  });
  const stopWords = vocabulary.slice(0, STOP_WORDS);
  return {
    locale,
    guides: all,
    words: searchTermsOf(locale, { stopWords: { [new Intl.Locale(locale).language]: stopWords } }),
    asked: new Map(),
    queries: Array.from({ length: QUERIES }, () =>
      generateQuery(pick(headings, random), space, stopWords, random),
    ),
  };
}

/** One to four words of the heading that aren't stop words, in their order. */
function generateQuery(
  heading: readonly string[],
  space: string,
  stopWords: readonly string[],
  random: Random,
): string {
  const terms = heading.filter((word) => !stopWords.includes(word));
  const words = terms.slice(0, 1 + Math.floor(random() * 4));
  const last = words.pop() ?? heading.join(space);
  return [...words, distort(last, random)].join(space);
}

/** Drops a letter of one word in six, and truncates another one in six to a prefix. */
function distort(word: string, random: Random): string {
  const chance = random();
  const dropped = 1 + Math.floor(random() * (word.length - 2));
  if (word.length < 4 || chance > 2 / 6) return word;
  if (chance > 1 / 6) return word.slice(0, -2);
  return word.slice(0, dropped) + word.slice(dropped + 1);
}
