/** What an engine searches: guides in one locale, with the words of a site and the phrasings of its readers. */

import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Phrasings } from '../../compiler/read/asked.ts';
import type { Guide } from '../../schema/guide.ts';

export interface Collection {
  locale: string;
  guides: readonly Guide[];
  words: SearchTerms;
  /** How readers ask for sections, by guide. */
  asked: ReadonlyMap<string, Phrasings>;
}

/** Names a section of a collection, as results do. */
export function sectionId(guide: string, section: string): string {
  return `${guide} ${section}`;
}

/** A guide in one chapter; only what is searched of it matters. */
export function toGuide(
  guide: string,
  locale: string,
  sections: readonly { id: string; heading: string; text: string }[],
): Guide {
  const updated = '2026-11-24';
  return {
    ...{ guide, locale, locales: [locale], revision: '0'.repeat(32), updated },
    ...{ title: '', description: '', intro: { html: '', text: '' } },
    chapters: [
      {
        id: 'all',
        heading: '',
        sections: sections.map(({ id, heading, text }) => ({ id, heading, text, html: '', updated })),
      },
    ],
  };
}
