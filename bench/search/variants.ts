/** What is compared: every engine with every way of cutting Chinese, and the search as it is published. */
import { indexGuide } from '../../compiler/index/index-guide.ts';
import { mergeIndexes } from '../../compiler/index/merge-indexes.ts';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Guide } from '../../schema/guide.ts';
import { openIndex, search } from '../../search/search.ts';
import { type Engine, engines } from './engines.ts';
import { segmentations, type Words, wordsBy } from './words.ts';

/** Finds the sections that answer a query, as `guide section`, the best first. */
export type Answer = (query: string) => string[] | Promise<string[]>;

export interface Variant {
  engine: string;
  segmentation: string;
  /** What a bundler is to weigh. */
  entry: string;
  /** The index of `guides`, as it would be published. */
  write: (guides: readonly Guide[], words: SearchTerms) => string | Promise<string>;
  open: (written: string, words: SearchTerms) => Answer;
}

/** How Chinese is cut in what is published. */
export const PUBLISHED = 'pairs and characters';

export const variants: Variant[] = [
  {
    engine: 'MiniSearch, packed (published)',
    segmentation: PUBLISHED,
    entry: "export { openIndex, search } from './search/search.ts'",
    write: writePublished,
    open: openPublished,
  },
  ...Object.entries(engines).flatMap(([name, engine]) =>
    Object.entries(segmentations).map(([segmentation, cut]) => ({
      engine: name,
      segmentation,
      entry: engine.entry,
      write: (guides: readonly Guide[], words: SearchTerms) => writeCut(engine, guides, wordsBy(cut, words)),
      open: (written: string, words: SearchTerms) => openCut(engine, written, wordsBy(cut, words)),
    })),
  ),
];

function writePublished(guides: readonly Guide[], words: SearchTerms): string {
  const [{ locale, revision } = { locale: '', revision: '' }] = guides;
  const indexes = guides.map((guide) => indexGuide(guide, words));
  return JSON.stringify(mergeIndexes({ locale, revision }, indexes));
}

function openPublished(written: string): Answer {
  const index = openIndex(JSON.parse(written));
  return (query) => {
    const { results, nearest } = search(index, query, 20);
    return (results.length > 0 ? results : nearest).map(({ guide, section }) => `${guide} ${section}`);
  };
}

function writeCut(engine: Engine, guides: readonly Guide[], { ofText }: Words): string | Promise<string> {
  const sections = guides.flatMap(({ guide, chapters }) =>
    chapters.flatMap((chapter) =>
      chapter.sections.map(({ id, heading, text }) => ({
        id: `${guide} ${id}`,
        heading: ofText(heading).join(' '),
        text: ofText(text).join(' '),
      })),
    ),
  );
  return engine.write(sections);
}

function openCut(engine: Engine, written: string, { ofQuery }: Words): Answer {
  const find = engine.open(written);
  return (query) => find(ofQuery(query));
}
