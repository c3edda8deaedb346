/** Values of the element's attributes that a random walk sets: valid ones, invalid ones, and names that are no attributes. */
import { pick, type Random } from '../../bench/random.ts';

/** Sections of the guide `overdue-loan`. */
export const SECTIONS = ['process', 'background', 'get-in-touch', 'legal-risk'];

/** Chapters of it. */
const CHAPTERS = ['collection', 'what-to-do'];

/** Valid values by attribute. Private subtags and prefixes of the path are other URLs of the same guide, each with faults of its own. */
export function valuesOf(origin: string, random: Random): Record<string, readonly string[]> {
  const variant = Math.floor(random() * 20);
  return {
    guide: ['overdue-loan', 'overdue-loan', 'overdue-loan', 'large', 'withdrawn', 'unknown'],
    locale: [
      'en',
      'zh-Hant',
      'zh-Hans',
      'zh-TW',
      'ar',
      'de',
      'ja',
      `en-x-${variant}`,
      `zh-Hans-x-${variant}`,
    ],
    src: [origin, `${origin}/${variant}`],
    chapter: [...CHAPTERS, CHAPTERS.join(' '), 'all'],
    sections: [...SECTIONS, `${pick(SECTIONS, random)},${pick(SECTIONS, random)}`, 'question-1 question-2'],
    open: ['', ...SECTIONS, SECTIONS.join(' ')],
    exclusive: [''],
    collapsed: [''],
    'heading-level': ['1', '3', '6'],
    search: [''],
    'language-switch': [''],
    'toggle-all': [''],
    votes: [''],
    reports: [''],
    keep: [''],
    theme: ['plain', 'card', 'compact', 'contrast'],
    'section-url': ['#{section}'],
    'count-searches': [''],
    'keep-url': [''],
    remember: [''],
    id: ['first', 'second', 'a/b c'],
  };
}

export const INVALID_VALUES = [
  '',
  ' ',
  'true',
  'null',
  '-1',
  'http://[',
  '\ud800',
  '<b>',
  'a b,c',
  '../..',
  '#',
  '🙂'.repeat(50),
];

export const MISSPELT = [
  'guid',
  'language',
  'locales',
  'toggleall',
  'headinglevel',
  'onload-guide',
  'data-guide',
  'opened',
];
