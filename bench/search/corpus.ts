/** Sections of made-up guides, as many as a large site has: the same seed gives the same on any machine. */
import type { Guide, Section } from '../../schema/guide.ts';
import { pick, type Random, seededRandom, zipfPicker } from '../random.ts';

/** Guides in one locale, and what is asked of them. */
export interface Corpus {
  guides: Guide[];
  /** The most frequent words: the stop words of the made-up language. */
  stopWords: string[];
  queries: MadeUpQuery[];
}

/** Words from the heading of a section, the last unfinished or with a slip now and then. */
export interface MadeUpQuery {
  text: string;
  /** The section, as `guide section`. */
  section: string;
}

/** What a made-up language is like. */
interface Language {
  locale: string;
  space: string;
  /** A word of it, where `rank` are more frequent. */
  coin: (rank: number, random: Random) => string;
}

const VOCABULARY = 40_000;
const STOP_WORDS = 100;
const SECTIONS = 20;
const QUERIES = 400;

const CONSONANTS = 'b c ch d f g h l m n p r s st t tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const ENDINGS = ['', '', '', 'n', 'r', 's', 't', 'nd', 'ing', 'ed'];

/** As many as a newspaper uses. */
const CHARACTERS = Array.from({ length: 3_500 }, (_, at) => String.fromCharCode(0x4e00 + at * 5));

export const languages: Record<string, Language> = {
  en: { locale: 'en', space: ' ', coin: coinEnglish },
  zh: { locale: 'zh-Hans', space: '', coin: coinChinese },
};

/** `guides` guides of 20 sections with about 90 words, from 40,000 words that are as unequally frequent as those of a language. */
export function makeCorpus({ locale, space, coin }: Language, guides: number, seed: number): Corpus {
  const random = seededRandom(seed);
  const words = coinWords(coin, random);
  const next = zipfPicker(words, random);
  const say = (length: number) => Array.from({ length }, next);
  const headings = new Map<string, string[]>();
  const all = Array.from({ length: guides }, (_, number) => {
    const sections = Array.from({ length: SECTIONS }, (__, at) => {
      const heading = say(6);
      headings.set(`guide-${number} question-${at}`, heading);
      return makeSection(`question-${at}`, heading.join(space), say(84).join(space));
    });
    return makeGuide(`guide-${number}`, locale, sections);
  });
  const stopWords = words.slice(0, STOP_WORDS);
  const asked = [...headings];
  const queries = Array.from({ length: QUERIES }, () => ask(pick(asked, random), space, stopWords, random));
  return { guides: all, stopWords, queries };
}

function makeSection(id: string, heading: string, text: string): Section {
  return { id, heading, html: '', text, updated: '2026-11-24' };
}

function makeGuide(guide: string, locale: string, sections: Section[]): Guide {
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

/** A query for a section: one to four of the words in its heading that tell something, in their order. */
function ask(
  [section, heading]: [string, string[]],
  space: string,
  stopWords: readonly string[],
  random: Random,
): MadeUpQuery {
  const telling = heading.filter((word) => !stopWords.includes(word));
  const words = telling.slice(0, 1 + Math.floor(random() * 4));
  const last = words.pop() ?? heading.join(space);
  return { section, text: [...words, spoil(last, random)].join(space) };
}

/** One word of six has a slip, one is not finished. */
function spoil(word: string, random: Random): string {
  const chance = random();
  const at = 1 + Math.floor(random() * (word.length - 2));
  if (word.length < 4 || chance > 2 / 6) return word;
  if (chance > 1 / 6) return word.slice(0, -2);
  return word.slice(0, at) + word.slice(at + 1);
}

function coinWords(coin: Language['coin'], random: Random): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) words.add(coin(words.size, random));
  return [...words];
}

/** Of one to four syllables, the more frequent the shorter. */
function coinEnglish(rank: number, random: Random): string {
  const syllables = Math.min(1 + Math.floor(random() * (1 + Math.log10(rank + 1) / 1.5)), 4);
  const word = Array.from({ length: syllables }, () => pick(CONSONANTS, random) + pick(VOWELS, random)).join(
    '',
  );
  return word + pick(ENDINGS, random);
}

/** Most words have two characters; the hundred most frequent have one. */
function coinChinese(rank: number, random: Random): string {
  const length = rank < STOP_WORDS ? 1 : pick([1, 2, 2, 2, 2, 2, 2, 3, 3, 4], random);
  // The square makes some characters far more frequent than others, as they are.
  const character = () => CHARACTERS[Math.floor(random() * random() * CHARACTERS.length)] ?? '';
  return Array.from({ length }, character).join('');
}
