/** Index of guides: where the editions of each guide are. */
import type { Manifest, StoredGuide } from '../../schema/manifest.ts';
import { indexPagePath } from '../../schema/paths.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { Assets } from './assets.ts';
import { findLine, findPage, idOf, linesOf, readPage } from './pages.ts';

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 1024 * 1024;

/** Bytes in memory of a parsed line for each of its characters, about. */
const BYTES_PER_CHARACTER = 4;

/** Shape of an id: nothing else is looked up, so that no text of a request can match the middle of a line. */
const ID = /^[a-z0-9-]{1,64}$/;

const guides = new SieveCache<StoredGuide>(CAPACITY);

/**
 * Where the editions of `guide` are; undefined if there is no such guide.
 *
 * @throws {ContentUnavailableError}
 */
export async function findGuide(
  assets: Assets,
  { index }: Manifest,
  guide: string,
): Promise<StoredGuide | undefined> {
  const cached = guides.get(guide);
  if (cached || !ID.test(guide)) return cached;
  const line = findLine(await readPage(assets, index, findPage(index, guide), indexPagePath), guide);
  if (line === undefined) return undefined;
  const found: StoredGuide = JSON.parse(line);
  guides.set(guide, found, line.length * BYTES_PER_CHARACTER);
  return found;
}

/**
 * The ids on the page that would have `guide`: those next to it in the alphabet.
 *
 * @throws {ContentUnavailableError}
 */
export async function listNearbyIds(assets: Assets, { index }: Manifest, guide: string): Promise<string[]> {
  const number = Math.max(0, findPage(index, guide));
  return linesOf(await readPage(assets, index, number, indexPagePath)).map(idOf);
}
