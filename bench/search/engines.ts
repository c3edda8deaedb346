/** The engines that are compared, each as its documentation says it is set up for prefixes, slips and headings that count more. */
import { create, insert, load, type RawData, save, search } from '@orama/orama';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import * as v from 'valibot';

/** A section as words with a space between them. */
export interface CutSection {
  id: string;
  heading: string;
  text: string;
}

/** An index that is open: the ids of the sections that `words` find, the best first. */
export type Find = (words: readonly string[]) => string[] | Promise<string[]>;

export interface Engine {
  /** What a bundler is to weigh. */
  entry: string;
  /** The index of `sections` as it would be published. */
  write: (sections: readonly CutSection[]) => string | Promise<string>;
  open: (written: string) => Find;
}

export const engines: Record<string, Engine> = {
  MiniSearch: {
    entry: "export { default } from 'minisearch'",
    write: writeMiniSearch,
    open: openMiniSearch,
  },
  Orama: {
    entry: "export { create, load, search } from '@orama/orama'",
    write: writeOrama,
    open: openOrama,
  },
  FlexSearch: {
    entry: "export { Index } from 'flexsearch'",
    write: writeFlexSearch,
    open: openFlexSearch,
  },
};

/** More results than a reader looks at. */
const LIMIT = 20;

/** What a word in a heading counts, beside one in the text. */
const HEADING = 1.5;

const split = (text: string) => text.split(' ').filter((word) => word !== '');

const isLatin = (word: string) => /^[a-z]/.test(word);

const MINISEARCH = {
  fields: ['heading', 'text'],
  tokenize: split,
  processTerm: (word: string) => word,
  searchOptions: {
    boost: { heading: HEADING },
    prefix: (word: string) => isLatin(word) && word.length > 2,
    fuzzy: (word: string) => (!isLatin(word) || word.length < 4 ? false : word.length < 8 ? 1 : 2),
  },
};

function writeMiniSearch(sections: readonly CutSection[]): string {
  const index = new MiniSearch<CutSection>(MINISEARCH);
  index.addAll(sections);
  return JSON.stringify(index);
}

function openMiniSearch(written: string): Find {
  const index = MiniSearch.loadJSON<CutSection>(written, MINISEARCH);
  return (words) =>
    index
      .search(words.join(' '))
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
}

const ORAMA = {
  schema: { heading: 'string', text: 'string' },
  components: {
    tokenizer: { language: 'english', normalizationCache: new Map<string, string>(), tokenize: split },
  },
} as const;

async function writeOrama(sections: readonly CutSection[]): Promise<string> {
  const index = create(ORAMA);
  for (const section of sections) await insert(index, section);
  const { docs, ...saved } = save(index);
  return JSON.stringify({ ...saved, docs: withoutTexts(docs) });
}

/** Orama keeps every document to give it back; none of the others does, so only the ids are left. */
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

function openOrama(written: string): Find {
  const index = create(ORAMA);
  const saved: RawData = JSON.parse(written);
  load(index, saved);
  return async (words) => {
    // It holds for all words of a query, and two Han characters with an edit have nothing in common.
    const tolerance = words.every(isLatin) ? 1 : 0;
    const { hits } = await search(index, {
      term: words.join(' '),
      boost: { heading: HEADING },
      tolerance,
      limit: LIMIT,
    });
    return hits.map(({ id }) => id);
  };
}

/** Better on the labelled queries than `forward`, which finds beginnings and no slips. */
const FLEXSEARCH = { encode: split, tokenize: 'tolerant' } as const;

async function writeFlexSearch(sections: readonly CutSection[]): Promise<string> {
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

function openFlexSearch(written: string): Find {
  const parts: Record<'heading' | 'text', [string, string][]> = JSON.parse(written);
  const [heading, text] = [openField(parts.heading), openField(parts.text)];
  return (words) => {
    const options = { limit: LIMIT, suggest: true };
    const query = words.join(' ');
    return fuse(
      [heading.search(query, options).map(String), HEADING],
      [text.search(query, options).map(String), 1],
    );
  };
}

function openField(parts: readonly [string, string][]): Index {
  const index = new Index(FLEXSEARCH);
  for (const [key, data] of parts) index.import(key, data);
  return index;
}

/** FlexSearch gives ranks and no scores; ranked lists are put together by reciprocal rank fusion. */
function fuse(...lists: readonly [ids: string[], weight: number][]): string[] {
  const scores = new Map<string, number>();
  for (const [ids, weight] of lists) {
    for (const [rank, id] of ids.entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (60 + rank));
  }
  return [...scores.keys()].toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}
