/** A compared search engine: an index that is built and serialized, as by a compiler, then opened and searched, as by a worker. */
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import type { Collection } from './collection.ts';

export interface Engine {
  name: string;
  buildIndex: (collection: Collection) => string | Promise<string>;
  openIndex: (serialized: string, locale: string, words: SearchTerms) => Search;
}

export type Search = (query: string) => Found | Promise<Found>;

export interface Found {
  /** The ids of the sections that match (`sectionId`), best first, at most `LIMIT`. */
  sections: string[];
  /** Whether the engine is sure of the first one; engines that can't tell are, if they find any. */
  confident: boolean;
}

/** More results than readers look at. */
export const LIMIT = 20;
