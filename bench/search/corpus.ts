/** A synthetic corpus as large as that of a big site: a seed yields the same guides and queries on every machine. */
import type { Guide, Section } from '../../schema/guide.ts';
import { pick, type Random, seededRandom, zipfPicker } from '../random.ts';
import { CHINESE, ENGLISH, generateVocabulary, type Language, STOP_WORDS } from '../vocabulary.ts';

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

const VOCABULARY_SIZE = 40_000;
const SECTIONS_PER_GUIDE = 20;
const QUERIES = 400;

export const languages: Record<string, Language> = { en: ENGLISH, zh: CHINESE };

/** Generates guides of 20 sections with about 90 words, from a vocabulary with the word frequencies of a natural language. */
export function generateCorpus(language: Language, guides: number, seed: number): Corpus {
  const random = seededRandom(seed);
  const { locale, space } = language;
  const vocabulary = generateVocabulary(language, VOCABULARY_SIZE, random);
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
