/** Search indexes: read on the first search and cached by size. */
import * as v from 'valibot';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import { type SearchIndexData, SearchIndexSchema } from '../../schema/search-index.ts';
import { openIndex, type SearchIndex } from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import type { Catalog } from './catalog.ts';
import { type EditionName, readEditionFile, readSealed } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. An index of 20,000 sections in Chinese takes 30 MB. */
const CAPACITY = 48 * 1024 * 1024;

/** Bytes in memory of an index, about: two per character of its lists, and its lookup tables. */
function measureBytes({ words, postings, lengths, guides }: SearchIndexData): number {
  const sections = guides.flatMap((guide) => guide.sections);
  return (words.length + postings.length + lengths.length + sections.join().length) * 2 + 64 * 1024;
}

/** The rest is as the compiler wrote it, since the file matches its digest; checking thousands of ids again takes too long. */
const RevisedSchema = v.looseObject(v.pick(SearchIndexSchema, ['revision']).entries);

const indexes = new SieveCache<SearchIndex>(CAPACITY);

/**
 * The index of one guide.
 *
 * @throws {ContentUnavailableError}
 */
export async function readGuideIndex(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<SearchIndex> {
  const path = searchPath(guide, edition);
  return (
    indexes.get(path) ??
    cache(path, JSON.parse(new TextDecoder().decode(await readEditionFile(assets, guide, edition, 'search'))))
  );
}

/**
 * The index of all guides in one locale.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSiteIndex(
  assets: Assets,
  locale: string,
  { searchIndexes }: Pick<Catalog, 'searchIndexes'>,
): Promise<SearchIndex> {
  const revision = searchIndexes.get(locale);
  if (revision === undefined)
    throw new ContentUnavailableError(`the manifest has no search index in ${locale}`);
  const path = siteSearchPath(locale, revision);
  const cached = indexes.get(path);
  if (cached) return cached;
  const data = (await readSealed(assets, path, RevisedSchema)) as SearchIndexData;
  if (data.revision !== revision)
    throw new ContentUnavailableError(`${path} is of another revision than the manifest`);
  return cache(path, data);
}

function cache(path: string, data: SearchIndexData): SearchIndex {
  const index = openIndex(data);
  indexes.set(path, index, measureBytes(data));
  return index;
}
