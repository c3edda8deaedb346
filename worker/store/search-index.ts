/** Search indexes: read on the first search and cached by size. */
import * as v from 'valibot';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import { type SearchIndexData, SearchIndexSchema } from '../../schema/search-index.ts';
import { openIndex, type SearchIndex } from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import type { Catalog } from './catalog.ts';
import { type EditionName, interpret, parseEditionFile, readSealed } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. An index of 20,000 sections in Chinese takes 30 MB. */
const CAPACITY = 48 * 1024 * 1024;

/** Bytes in memory of an index, about: two per character of its lists, and its lookup tables. */
function measureBytes({ words, postings, lengths, guides }: SearchIndexData): number {
  const sections = guides.flatMap((guide) => guide.sections);
  return (words.length + postings.length + lengths.length + sections.join().length) * 2 + 64 * 1024;
}

/** The ids are as the compiler wrote them, since the file matches its digest; checking thousands of them again takes too long. */
const UnlistedIndexSchema = v.object({
  ...SearchIndexSchema.entries,
  guides: v.array(v.object({ guide: v.string(), sections: v.custom<string[]>(Array.isArray) })),
});

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
  const cached = indexes.get(path);
  if (cached) return cached;
  return parseEditionFile(assets, guide, edition, 'search', (bytes) =>
    cache(path, v.parse(UnlistedIndexSchema, JSON.parse(new TextDecoder().decode(bytes)))),
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
  const data = await readSealed(assets, path, UnlistedIndexSchema);
  if (data.revision !== revision)
    throw new ContentUnavailableError(`${path} is of another revision than the manifest`);
  return interpret(path, () => cache(path, data));
}

function cache(path: string, data: SearchIndexData): SearchIndex {
  const index = openIndex(data);
  indexes.set(path, index, measureBytes(data));
  return index;
}
