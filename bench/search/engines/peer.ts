/** Engines of other libraries: they get terms, and return the ids of sections. */
import { type Analyzer, createAnalyzer, type Segmentation } from '../analysis.ts';
import { type Collection, sectionId } from '../collection.ts';
import type { Engine } from '../engine.ts';

/** A section as terms, separated by spaces. */
export interface SegmentedSection {
  id: string;
  heading: string;
  text: string;
}

/** Returns the ids of the sections that match `terms`, best first. */
export type TermSearch = (terms: readonly string[]) => string[] | Promise<string[]>;

export interface Peer {
  name: string;
  /** The one by which it finds most of the tuning half of the labelled queries. */
  segmentation: Segmentation;
  /** Builds the index of `sections` and serializes it. */
  buildIndex: (sections: readonly SegmentedSection[]) => string | Promise<string>;
  openIndex: (serialized: string) => TermSearch;
}

/** Boost of matches in headings, relative to those in answers, for engines that have fields. */
export const HEADING_BOOST = 1.5;

export function split(text: string): string[] {
  return text.split(' ').filter((term) => term !== '');
}

/** Whether typos and prefixes of a term are words, too: two Han characters an edit apart have nothing in common. */
export function isLatin(term: string): boolean {
  return /^[a-z]/.test(term);
}

export function toEngine({ name, segmentation, buildIndex, openIndex }: Peer): Engine {
  return {
    name,
    buildIndex: (collection) =>
      buildIndex(toSections(collection, createAnalyzer(segmentation, collection.locale, collection.words))),
    openIndex: (serialized, locale, words) => {
      const { queryTerms } = createAnalyzer(segmentation, locale, words);
      const search = openIndex(serialized);
      return async (query) => {
        const sections = await search(queryTerms(query));
        return { sections, confident: sections.length > 0 };
      };
    },
  };
}

/** The sections as terms; phrasings are part of the text. */
function toSections({ guides, asked }: Collection, { textTerms }: Analyzer): SegmentedSection[] {
  const segment = (text: string) => textTerms(text).join(' ');
  return guides.flatMap(({ guide, chapters }) =>
    chapters.flatMap((chapter) =>
      chapter.sections.map(({ id, heading, text }) => ({
        id: sectionId(guide, id),
        heading: segment(heading),
        text: segment([text, ...(asked.get(guide)?.[id] ?? [])].join('\n')),
      })),
    ),
  );
}
