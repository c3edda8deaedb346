/** Search indexes: read on the first search and cached by size. */
import type { Manifest } from '../../schema/manifest.ts';
import { editionPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { openIndex, type SearchIndex } from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import { decode, type EditionReference, openEdition } from './edition.ts';
import { readSealed } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. An index of 20,000 sections in Chinese takes 30 MB. */
const CAPACITY = 48 * 1024 * 1024;

/** Bytes in memory of an index, about: two per character of its lists, and its lookup tables. */
function measureBytes({ words, postings, lengths, guides }: SearchIndexData): number {
  const sections = guides.flatMap((guide) => guide.sections);
  return (words.length + postings.length + lengths.length + sections.join().length) * 2 + 64 * 1024;
}

const indexes = new SieveCache<SearchIndex>(CAPACITY);

/**
 * The index of one guide.
 *
 * @throws {ContentUnavailableError}
 */
export async function readGuideIndex(assets: Assets, edition: EditionReference): Promise<SearchIndex> {
  const path = editionPath(edition);
  const cached = indexes.get(path);
  if (cached) return cached;
  const { header, read } = await openEdition(assets, edition);
  return cache(path, JSON.parse(decode(await read(header.search))));
}

/**
 * The index of all guides in one locale.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSiteIndex(
  assets: Assets,
  locale: string,
  { searchIndexes }: Pick<Manifest, 'searchIndexes'>,
): Promise<SearchIndex> {
  const revision = searchIndexes[locale];
  if (revision === undefined)
    throw new ContentUnavailableError(`the manifest has no search index in ${locale}`);
  const path = siteSearchPath(locale, revision);
  const cached = indexes.get(path);
  if (cached) return cached;
  return readSealed(assets, path, (value) => {
    const data = value as SearchIndexData;
    if (data.revision !== revision)
      throw new ContentUnavailableError(`${path} is of another revision than the manifest`);
    return cache(path, data);
  });
}

function cache(path: string, data: SearchIndexData): SearchIndex {
  const index = openIndex(data);
  indexes.set(path, index, measureBytes(data));
  return index;
}
