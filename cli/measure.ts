/** Measures a compiled document, and how far it has followed the guide it is translated from. */
import { brotliCompressSync } from 'node:zlib';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { partStates } from '../compiler/check/drift.ts';
import type { Guide } from '../schema/guide.ts';
import type { GuideFiles } from './read-guide.ts';

/** How fast help is read (words a minute): a careful reader of prose in English or Chinese. */
export const READING_SPEED = 200;

/** What adds up over documents. */
export interface Sums {
  chapters: number;
  sections: number;
  /** As Unicode cuts words (UAX 29), with dictionaries for languages that put no spaces between them. */
  words: number;
  /** Reading time. */
  minutes: number;
  images: number;
  externalLinks: number;
  /** Size of the document as the worker sends it. */
  bytes: number;
  brotliBytes: number;
}

export interface Measurements extends Sums {
  guide: string;
  locale: string;
  updated: string;
  /** Parts of the source: how many are up to date in this translation, and how many are derived; none for the source. */
  translation?: { parts: number; reviewed: number; derived: number };
}

/** What `document` holds; `files` are those of its guide. */
export function measure(document: Guide, files: GuideFiles): Measurements {
  const { guide, locale, updated, chapters } = document;
  const words = countWords(wordsOf(document), locale);
  const json = Buffer.from(JSON.stringify(document));
  return {
    guide,
    locale,
    updated,
    chapters: chapters.length,
    sections: chapters.flatMap(({ sections }) => sections).length,
    words,
    minutes: Math.ceil(words / READING_SPEED),
    ...countElements(document),
    bytes: json.length,
    brotliBytes: brotliCompressSync(json).length,
    ...(locale !== files.source.locale && { translation: measureTranslation(locale, files) }),
  };
}

/** All of them together. */
export function addUp(all: readonly Measurements[]): Sums {
  const sum = (name: keyof Sums) => all.reduce((total, { [name]: value }) => total + value, 0);
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

/** All that a reader can read, piece by piece. */
function wordsOf({ title, intro, chapters, summary }: Guide): string[] {
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

function countElements({ intro, chapters, summary }: Guide): Pick<Sums, 'images' | 'externalLinks'> {
  const parts = [intro, ...chapters.flatMap(({ sections }) => sections), ...(summary ? [summary] : [])];
  const found = { images: 0, externalLinks: 0 };
  visit(fromHtml(parts.map(({ html }) => html).join(''), { fragment: true }), 'element', (element) => {
    if (element.tagName === 'img') found.images++;
    if (leavesSite(element)) found.externalLinks++;
  });
  return found;
}

/** The compiler marks links to other sites by their `rel`. */
function leavesSite({ tagName, properties: { rel } }: Element): boolean {
  return tagName === 'a' && Array.isArray(rel) && rel.includes('noopener');
}

function measureTranslation(locale: string, { source, translations }: GuideFiles) {
  const written = translations.find((translation) => translation.locale === locale);
  const { all, derived, checked } = partStates(source, written);
  return {
    parts: all.length,
    reviewed: checked.length,
    derived: source.frontMatter?.derive === locale ? derived.length : 0,
  };
}
