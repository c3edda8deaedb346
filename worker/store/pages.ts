/** Pages of the manifest: lines of JSON, sorted by their first member, of which one is found without parsing the others. */
import type { Pages } from '../../schema/manifest.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { Assets } from './assets.ts';
import { readByDigest } from './verified-files.ts';

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 3 * 1024 * 1024;

/** Bytes in memory of a cached page, without its text and key. */
const ENTRY_BYTES = 256;

/** The first member of a line: the id of a guide, or the name of an image. Neither needs escaping. */
type Key = 'guide' | 'image';

const texts = new SieveCache<string>(CAPACITY);

/** The number of the page that has the line of `id`, if any has; -1 if it sorts before the first. */
export function findPage(pages: Pages, id: string): number {
  let [from, to] = [0, pages.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((pages[middle]?.[0] ?? '') <= id) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/**
 * The text of page `number`, of which `pathOf` gives the path; empty if there is none.
 *
 * @throws {ContentUnavailableError}
 */
export async function readPage(
  assets: Assets,
  pages: Pages,
  number: number,
  pathOf: (digest: string) => string,
): Promise<string> {
  const digest = pages[number]?.[1];
  if (digest === undefined) return '';
  const path = pathOf(digest);
  const cached = texts.get(path);
  if (cached !== undefined) return cached;
  const text = new TextDecoder().decode(await readByDigest(assets, path, digest));
  // A string with a character beyond Latin-1 takes two bytes for each.
  texts.set(path, text, text.length * 2 + path.length + ENTRY_BYTES);
  return text;
}

/** The line of `id` in the text of a page. */
export function findLine(page: string, id: string, key: Key = 'guide'): string | undefined {
  const start = page.indexOf(`${startOf(key)}${id}",`);
  return start === -1 ? undefined : page.slice(start, page.indexOf('\n', start));
}

/** The lines of a page. */
export function linesOf(page: string): string[] {
  return page.split('\n').slice(0, -1);
}

/** The id at the start of the line of a guide. */
export function idOf(line: string): string {
  const { length } = startOf('guide');
  return line.slice(length, line.indexOf('"', length));
}

/** How a line begins. */
function startOf(key: Key): string {
  return `{"${key}":"`;
}
