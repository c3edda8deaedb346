/** Indexes of small guides for the tests, made as the compiler makes them. */
import { indexGuide } from '../compile/search/index-guide.ts';
import { type SearchSettings, searchWordsOf } from '../compile/search/search-words.ts';
import { openIndex, type SearchIndex, search } from './search.ts';

/** A section by its id: its heading and its text. */
export type Sections = Record<string, [heading: string, text: string]>;

/** The index of a guide of these sections. */
export function indexOf(locale: string, sections: Sections, settings?: SearchSettings): SearchIndex {
  const all = Object.entries(sections).map(([id, [heading, text]]) => ({
    ...{ id, heading, text, html: '', updated: '2026-11-24' },
  }));
  const data = indexGuide(
    {
      ...{
        guide: 'help',
        locale,
        revision: '0'.repeat(32),
        title: '',
        description: '',
        updated: '2026-11-24',
        locales: [locale],
      },
      intro: { html: '', text: '' },
      chapters: [{ id: 'all', heading: '', sections: all }],
    },
    searchWordsOf(locale, settings),
  );
  return openIndex(JSON.parse(JSON.stringify(data)));
}

/** The ids of the sections that answer `query`, the best first. */
export function find(index: SearchIndex, query: string): string[] {
  return search(index, query, 10).results.map(({ section }) => section);
}
