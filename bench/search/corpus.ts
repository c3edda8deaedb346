/** A synthetic corpus as large as that of a big site: a seed yields the same guides and queries on every machine. */
import type { Guide, Section } from '../../schema/guide.ts';
import { pick, type Random, seededRandom, zipfPicker } from '../random.ts';

/** Guides in one locale, and queries for their sections. */
export interface Corpus {
  guides: Guide[];
  /** The most frequent words of the synthetic language. */
  stopWords: string[];
  queries: GeneratedQuery[];
}

/** Words from the heading of a section; the last one may be incomplete or misspelt. */
export interface GeneratedQuery {
  text: string;
  /** The expected section, as `guide section`. */
  section: string;
}

/** A synthetic language. */
interface Language {
  locale: string;
  /** Separator of words. */
  space: string;
  /** Generates the word of this rank by frequency, 0 being the most frequent. */
  generateWord: (rank: number, random: Random) => string;
}

const VOCABULARY_SIZE = 40_000;
const STOP_WORDS = 100;
const SECTIONS_PER_GUIDE = 20;
const QUERIES = 400;

const CONSONANTS = 'b c ch d f g h l m n p r s st t tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const ENDINGS = ['', '', '', 'n', 'r', 's', 't', 'nd', 'ing', 'ed'];

/** As many as a Chinese newspaper uses. */
const CHARACTERS = Array.from({ length: 3_500 }, (_, index) => String.fromCharCode(0x4e00 + index * 5));

export const languages: Record<string, Language> = {
  en: { locale: 'en', space: ' ', generateWord: generateEnglishWord },
  zh: { locale: 'zh-Hans', space: '', generateWord: generateChineseWord },
};

/** Generates guides of 20 sections with about 90 words, from a vocabulary with the word frequencies of a natural language. */
export function generateCorpus(
  { locale, space, generateWord }: Language,
  guides: number,
  seed: number,
): Corpus {
  const random = seededRandom(seed);
  const vocabulary = generateVocabulary(generateWord, random);
  const nextWord = zipfPicker(vocabulary, random);
  const words = (length: number) => Array.from({ length }, nextWord);
  const headings = new Map<string, string[]>();
  const all = Array.from({ length: guides }, (_, number) => {
    const sections = Array.from({ length: SECTIONS_PER_GUIDE }, (__, index) => {
      const heading = words(6);
      headings.set(`guide-${number} question-${index}`, heading);
      return createSection(`question-${index}`, heading.join(space), words(84).join(space));
    });
    return createGuide(`guide-${number}`, locale, sections);
  });
  const stopWords = vocabulary.slice(0, STOP_WORDS);
  const entries = [...headings];
  const queries = Array.from({ length: QUERIES }, () =>
    generateQuery(pick(entries, random), space, stopWords, random),
  );
  return { guides: all, stopWords, queries };
}

function createSection(id: string, heading: string, text: string): Section {
  return { id, heading, html: '', text, updated: '2026-11-24' };
}

function createGuide(guide: string, locale: string, sections: Section[]): Guide {
  const about = { title: '', description: '', updated: '2026-11-24', intro: { html: '', text: '' } };
  return {
    guide,
    locale,
    revision: '0'.repeat(32),
    ...about,
    locales: [locale],
    chapters: [{ id: 'all', heading: '', sections }],
  };
}

/** One to four words of the heading that aren't stop words, in their order. */
function generateQuery(
  [section, heading]: [string, string[]],
  space: string,
  stopWords: readonly string[],
  random: Random,
): GeneratedQuery {
  const terms = heading.filter((word) => !stopWords.includes(word));
  const words = terms.slice(0, 1 + Math.floor(random() * 4));
  const last = words.pop() ?? heading.join(space);
  return { section, text: [...words, distort(last, random)].join(space) };
}

/** Drops a letter of one word in six, and truncates another one in six to a prefix. */
function distort(word: string, random: Random): string {
  const chance = random();
  const dropped = 1 + Math.floor(random() * (word.length - 2));
  if (word.length < 4 || chance > 2 / 6) return word;
  if (chance > 1 / 6) return word.slice(0, -2);
  return word.slice(0, dropped) + word.slice(dropped + 1);
}

function generateVocabulary(generateWord: Language['generateWord'], random: Random): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY_SIZE) words.add(generateWord(words.size, random));
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
