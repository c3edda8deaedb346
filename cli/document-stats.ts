/** Statistics of a compiled document: words, reading time, sizes, and how much of a translation is up to date. */
import { brotliCompressSync } from 'node:zlib';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { partStates } from '../compiler/check/drift.ts';
import type { Guide } from '../schema/guide.ts';
import type { GuideFiles } from './guide-files.ts';

/** Reading speed of careful readers of prose, in English as in Chinese. */
export const WORDS_PER_MINUTE = 200;

/** The statistics that can be summed over documents. */
export interface Totals {
  chapters: number;
  sections: number;
  /** Word segments by Unicode UAX #29, by dictionary in languages that don't separate words by spaces. */
  words: number;
  /** Reading time. */
  minutes: number;
  images: number;
  externalLinks: number;
  /** Size of the document as the worker sends it. */
  bytes: number;
  brotliBytes: number;
}

export interface DocumentStats extends Totals {
  guide: string;
  locale: string;
  updated: string;
  /** Number of parts in the source, and how many of them are reviewed or derived in this translation; undefined for the source. */
  translation?: { parts: number; reviewed: number; derived: number };
}

/** The statistics of `document`; `files` are the source files of its guide. */
export function documentStats(document: Guide, files: GuideFiles): DocumentStats {
  const { guide, locale, updated, chapters } = document;
  const words = countWords(textsOf(document), locale);
  const json = Buffer.from(JSON.stringify(document));
  return {
    guide,
    locale,
    updated,
    chapters: chapters.length,
    sections: chapters.flatMap(({ sections }) => sections).length,
    words,
    minutes: Math.ceil(words / WORDS_PER_MINUTE),
    ...countElements(document),
    bytes: json.length,
    brotliBytes: brotliCompressSync(json).length,
    ...(locale !== files.source.locale && { translation: translationStats(locale, files) }),
  };
}

/** The sums over `documents`. */
export function sumStats(documents: readonly DocumentStats[]): Totals {
  const sum = (name: keyof Totals) => documents.reduce((total, { [name]: value }) => total + value, 0);
  return {
    chapters: sum('chapters'),
    sections: sum('sections'),
    words: sum('words'),
    minutes: sum('minutes'),
    images: sum('images'),
    externalLinks: sum('externalLinks'),
    bytes: sum('bytes'),
    brotliBytes: sum('brotliBytes'),
  };
}

function countWords(texts: readonly string[], locale: string): number {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const segments = texts.flatMap((text) => [...segmenter.segment(text)]);
  return segments.filter(({ isWordLike }) => isWordLike).length;
}

/** All texts that a reader sees. */
function textsOf({ title, intro, chapters, summary }: Guide): string[] {
  return [
    title,
    intro.text,
    ...chapters.flatMap(({ heading, sections }) => [
      heading,
      ...sections.flatMap((section) => [section.heading, section.text]),
    ]),
    ...(summary ? [summary.heading, summary.text] : []),
  ];
}

function countElements({ intro, chapters, summary }: Guide): Pick<Totals, 'images' | 'externalLinks'> {
  const contents = [intro, ...chapters.flatMap(({ sections }) => sections), ...(summary ? [summary] : [])];
  const counts = { images: 0, externalLinks: 0 };
  visit(fromHtml(contents.map(({ html }) => html).join(''), { fragment: true }), 'element', (element) => {
    if (element.tagName === 'img') counts.images++;
    if (isExternalLink(element)) counts.externalLinks++;
  });
  return counts;
}

/** The compiler sets `rel="noopener noreferrer"` on links to other sites only. */
function isExternalLink({ tagName, properties: { rel } }: Element): boolean {
  return tagName === 'a' && Array.isArray(rel) && rel.includes('noopener');
}

function translationStats(locale: string, { source, translations }: GuideFiles) {
  const translation = translations.find((candidate) => candidate.locale === locale);
  const { all, derived, checked } = partStates(source, translation);
  return {
    parts: all.length,
    reviewed: checked.length,
    derived: source.frontMatter?.derive === locale ? derived.length : 0,
  };
}
