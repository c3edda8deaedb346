/** Search indexes: read on the first search and cached by size. */
import type { LocaleEntry } from '../../schema/manifest.ts';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import { openIndex, type SearchIndex } from '../../search/search.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { type Assets, openAsset } from './assets.ts';

/** Bytes; an isolate has 128 MB in all. An index of 20,000 sections in Chinese takes 30 MB. */
const CAPACITY = 48 * 1024 * 1024;

/** Bytes in memory of an index with this text: two bytes a character, and its lookup tables. */
const estimateBytes = (text: string) => text.length * 2 + 64 * 1024;

const indexes = new SieveCache<SearchIndex>(CAPACITY);

/** The index of one guide. */
export function readGuideIndex(
  assets: Assets,
  guide: string,
  edition: Pick<LocaleEntry, 'locale' | 'revision'>,
): Promise<SearchIndex> {
  return readIndex(assets, searchPath(guide, edition));
}

/** The index of all guides in one locale. */
export function readSiteIndex(assets: Assets, locale: string): Promise<SearchIndex> {
  return readIndex(assets, siteSearchPath(locale));
}

async function readIndex(assets: Assets, path: string): Promise<SearchIndex> {
  const cached = indexes.get(path);
  if (cached) return cached;
  const text = await (await openAsset(assets, path)).text();
  const index = openIndex(JSON.parse(text));
  indexes.set(path, index, estimateBytes(text));
  return index;
}
