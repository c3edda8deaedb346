/** Vocabularies of synthetic languages: a seed yields the same words on every machine. */
import { pick, type Random } from './random.ts';

/** A synthetic language. */
export interface Language {
  locale: string;
  /** Separator of words. */
  space: string;
  /** Generates the word of this rank by frequency, 0 being the most frequent. */
  generateWord: (rank: number, random: Random) => string;
}

/** How many of the most frequent words of a vocabulary are stop words. */
export const STOP_WORDS = 100;

const CONSONANTS = 'b c ch d f g h l m n p r s st t tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const ENDINGS = ['', '', '', 'n', 'r', 's', 't', 'nd', 'ing', 'ed'];

/** As many as a Chinese newspaper uses. */
const CHARACTERS = Array.from({ length: 3_500 }, (_, index) => String.fromCharCode(0x4e00 + index * 5));

export const ENGLISH: Language = { locale: 'en', space: ' ', generateWord: generateEnglishWord };

export const CHINESE: Language = { locale: 'zh-Hans', space: '', generateWord: generateChineseWord };

/** Generates `size` different words, the most frequent first. */
export function generateVocabulary({ generateWord }: Language, size: number, random: Random): string[] {
  const words = new Set<string>();
  while (words.size < size) words.add(generateWord(words.size, random));
  return [...words];
}

/** One to four syllables; frequent words are shorter. */
function generateEnglishWord(rank: number, random: Random): string {
  const syllables = Math.min(1 + Math.floor(random() * (1 + Math.log10(rank + 1) / 1.5)), 4);
  const syllable = () => pick(CONSONANTS, random) + pick(VOWELS, random);
  return Array.from({ length: syllables }, syllable).join('') + pick(ENDINGS, random);
}

/** The stop words have one character, most other words two. */
function generateChineseWord(rank: number, random: Random): string {
  const length = rank < STOP_WORDS ? 1 : pick([1, 2, 2, 2, 2, 2, 2, 3, 3, 4], random);
  // The product of two random numbers makes some characters far more frequent than others, as in real text.
  const character = () => CHARACTERS[Math.floor(random() * random() * CHARACTERS.length)] ?? '';
  return Array.from({ length }, character).join('');
}
