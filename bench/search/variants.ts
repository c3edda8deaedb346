/** Variants of the benchmark: the published search, and every engine with every segmentation of Chinese. */
import { indexGuide } from '../../compiler/index/index-guide.ts';
import { mergeIndexes, toWholeIndex } from '../../compiler/index/merge-indexes.ts';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Guide } from '../../schema/guide.ts';
import { openIndex, search } from '../../search/search.ts';
import { type Engine, engines } from './engines.ts';
import { type Analyzer, createAnalyzer, segmentations } from './segmentation.ts';

/** Returns the ids of matching sections, as `guide section`, best first. */
export type Search = (query: string) => string[] | Promise<string[]>;

export interface Variant {
  engine: string;
  segmentation: string;
  /** Source of a module that exports the engine, to measure its bundle size. */
  entry: string;
  /** Builds the index of `guides` and serializes it. */
  buildIndex: (guides: readonly Guide[], words: SearchTerms) => string | Promise<string>;
  loadIndex: (serialized: string, words: SearchTerms) => Search;
}

/** Segmentation of the published search. */
export const PUBLISHED_SEGMENTATION = 'bigrams and characters';

export const variants: Variant[] = [
  {
    engine: 'MiniSearch, packed (published)',
    segmentation: PUBLISHED_SEGMENTATION,
    entry: "export { openIndex, search } from './search/search.ts'",
    buildIndex: buildPublishedIndex,
    loadIndex: loadPublishedIndex,
  },
  ...Object.entries(engines).flatMap(([name, engine]) =>
    Object.entries(segmentations).map(([segmentation, segment]) => ({
      engine: name,
      segmentation,
      entry: engine.entry,
      buildIndex: (guides: readonly Guide[], words: SearchTerms) =>
        buildEngineIndex(engine, guides, createAnalyzer(segment, words)),
      loadIndex: (serialized: string, words: SearchTerms) =>
        loadEngineIndex(engine, serialized, createAnalyzer(segment, words)),
    })),
  ),
];

async function buildPublishedIndex(guides: readonly Guide[], words: SearchTerms): Promise<string> {
  const [{ locale, revision } = { locale: '', revision: '' }] = guides;
  const indexes = guides.map((guide) => indexGuide(guide, words));
  return JSON.stringify(toWholeIndex(await mergeIndexes({ locale, revision }, indexes)));
}

function loadPublishedIndex(serialized: string): Search {
  const index = openIndex(JSON.parse(serialized));
  return async (query) => {
    const { results, nearest } = await search(index, query, 20);
    return (results.length > 0 ? results : nearest).map(({ guide, section }) => `${guide} ${section}`);
  };
}

function buildEngineIndex(
  engine: Engine,
  guides: readonly Guide[],
  { textTerms }: Analyzer,
): string | Promise<string> {
  const sections = guides.flatMap(({ guide, chapters }) =>
    chapters.flatMap((chapter) =>
      chapter.sections.map(({ id, heading, text }) => ({
        id: `${guide} ${id}`,
        heading: textTerms(heading).join(' '),
        text: textTerms(text).join(' '),
      })),
    ),
  );
  return engine.buildIndex(sections);
}

function loadEngineIndex(engine: Engine, serialized: string, { queryTerms }: Analyzer): Search {
  const search = engine.loadIndex(serialized);
  return (query) => search(queryTerms(query));
}
