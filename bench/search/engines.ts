/** The compared search engines, each configured by its documentation for prefixes, typos and a boost for headings. */
import { create, insert, load, type RawData, save, search } from '@orama/orama';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import * as v from 'valibot';

/** A section as terms, separated by spaces. */
export interface SegmentedSection {
  id: string;
  heading: string;
  text: string;
}

/** Returns the ids of the sections that match `terms`, best first. */
export type TermSearch = (terms: readonly string[]) => string[] | Promise<string[]>;

export interface Engine {
  /** Source of a module that exports the engine, to measure its bundle size. */
  entry: string;
  /** Builds the index of `sections` and serializes it. */
  buildIndex: (sections: readonly SegmentedSection[]) => string | Promise<string>;
  loadIndex: (serialized: string) => TermSearch;
}

export const engines: Record<string, Engine> = {
  MiniSearch: {
    entry: "export { default } from 'minisearch'",
    buildIndex: buildMiniSearch,
    loadIndex: loadMiniSearch,
  },
  Orama: {
    entry: "export { create, load, search } from '@orama/orama'",
    buildIndex: buildOrama,
    loadIndex: loadOrama,
  },
  FlexSearch: {
    entry: "export { Index } from 'flexsearch'",
    buildIndex: buildFlexSearch,
    loadIndex: loadFlexSearch,
  },
};

/** More results than readers look at. */
const LIMIT = 20;

/** Boost of matches in headings, relative to those in answers. */
const HEADING_BOOST = 1.5;

const split = (text: string) => text.split(' ').filter((term) => term !== '');

const isLatin = (term: string) => /^[a-z]/.test(term);

const MINISEARCH = {
  fields: ['heading', 'text'],
  tokenize: split,
  processTerm: (term: string) => term,
  searchOptions: {
    boost: { heading: HEADING_BOOST },
    prefix: (term: string) => isLatin(term) && term.length > 2,
    fuzzy: (term: string) => (!isLatin(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
  },
};

function buildMiniSearch(sections: readonly SegmentedSection[]): string {
  const index = new MiniSearch<SegmentedSection>(MINISEARCH);
  index.addAll(sections);
  return JSON.stringify(index);
}

function loadMiniSearch(serialized: string): TermSearch {
  const index = MiniSearch.loadJSON<SegmentedSection>(serialized, MINISEARCH);
  return (terms) =>
    index
      .search(terms.join(' '))
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
}

const ORAMA = {
  schema: { heading: 'string', text: 'string' },
  components: {
    tokenizer: { language: 'english', normalizationCache: new Map<string, string>(), tokenize: split },
  },
} as const;

async function buildOrama(sections: readonly SegmentedSection[]): Promise<string> {
  const index = create(ORAMA);
  for (const section of sections) await insert(index, section);
  const { docs, ...saved } = save(index);
  return JSON.stringify({ ...saved, docs: withoutTexts(docs) });
}

/** Orama stores documents to return them. The other engines don't, so only the ids are kept for a fair comparison of sizes. */
function withoutTexts(store: unknown): unknown {
  const { docs, count } = v.parse(OramaDocsSchema, store);
  return {
    count,
    docs: Object.fromEntries(Object.entries(docs).map(([number, { id }]) => [number, { id }])),
  };
}

const OramaDocsSchema = v.object({
  docs: v.record(v.string(), v.object({ id: v.string() })),
  count: v.number(),
});

function loadOrama(serialized: string): TermSearch {
  const index = create(ORAMA);
  const saved: RawData = JSON.parse(serialized);
  load(index, saved);
  return async (terms) => {
    // The tolerance applies to all terms of a query, and Han bigrams that differ in a character are unrelated.
    const tolerance = terms.every(isLatin) ? 1 : 0;
    const { hits } = await search(index, {
      term: terms.join(' '),
      boost: { heading: HEADING_BOOST },
      tolerance,
      limit: LIMIT,
    });
    return hits.map(({ id }) => id);
  };
}

/** Scores better on the labelled queries than `forward`, which finds prefixes but no typos. */
const FLEXSEARCH = { encode: split, tokenize: 'tolerant' } as const;

async function buildFlexSearch(sections: readonly SegmentedSection[]): Promise<string> {
  const fields = { heading: new Index(FLEXSEARCH), text: new Index(FLEXSEARCH) };
  for (const { id, heading, text } of sections) {
    fields.heading.add(id, heading);
    fields.text.add(id, text);
  }
  const parts = { heading: new Map<string, string>(), text: new Map<string, string>() };
  fields.heading.export((key: string, data: string) => void parts.heading.set(key, data));
  fields.text.export((key: string, data: string) => void parts.text.set(key, data));
  return JSON.stringify({ heading: [...parts.heading], text: [...parts.text] });
}

function loadFlexSearch(serialized: string): TermSearch {
  const parts: Record<'heading' | 'text', [string, string][]> = JSON.parse(serialized);
  const [heading, text] = [openField(parts.heading), openField(parts.text)];
  return (terms) => {
    const options = { limit: LIMIT, suggest: true };
    const query = terms.join(' ');
    return fuse(
      [heading.search(query, options).map(String), HEADING_BOOST],
      [text.search(query, options).map(String), 1],
    );
  };
}

function openField(parts: readonly [string, string][]): Index {
  const index = new Index(FLEXSEARCH);
  for (const [key, data] of parts) index.import(key, data);
  return index;
}

/** Merges ranked lists by reciprocal rank fusion, as FlexSearch returns no scores. */
function fuse(...lists: readonly [ids: string[], weight: number][]): string[] {
  const scores = new Map<string, number>();
  for (const [ids, weight] of lists) {
    for (const [rank, id] of ids.entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (60 + rank));
  }
  return [...scores.keys()].toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}
