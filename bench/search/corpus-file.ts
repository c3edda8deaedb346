/** Labelled sets of other publishers: sections of one guide, and queries for them, in a JSON file. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { sectionId, toGuide } from './collection.ts';
import type { Subject } from './subjects.ts';

const CorpusSchema = v.object({
  name: v.string(),
  locale: v.string(),
  sections: v.array(
    v.object({
      id: v.string(),
      heading: v.string(),
      text: v.string(),
      /** How readers put the question. */
      asked: v.optional(v.array(v.string()), []),
    }),
  ),
  /** Queries with the id of their section; null if the guide has none. */
  queries: v.array(v.object({ q: v.string(), section: v.nullable(v.string()) })),
});

const GUIDE = 'guide';

/** @throws where the file isn't of this shape. */
export function readCorpus(file: string): Subject {
  const { name, locale, sections, queries } = v.parse(CorpusSchema, JSON.parse(readFileSync(file, 'utf8')));
  return {
    name,
    locale,
    guides: [toGuide(GUIDE, locale, sections)],
    words: searchTermsOf(locale),
    asked: new Map([[GUIDE, Object.fromEntries(sections.map(({ id, asked }) => [id, asked]))]]),
    sets: [
      {
        name: 'all',
        queries: queries.map(({ q, section }) => ({
          q,
          sections: section === null ? [] : [sectionId(GUIDE, section)],
          kind: section === null ? 'none' : 'question',
        })),
      },
    ],
  };
}
