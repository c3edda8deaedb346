/** Paths of compiled files, relative to the folder of static assets. Those with content are reached through the worker only. */
import type { Guide } from './guide.ts';

/** What names the files of an edition. */
export type EditionName = Pick<Guide, 'guide' | 'locale' | 'revision'>;

/** Path of the file of an edition; a guide over 1 MiB goes on in files with the numbers 1 and 2. */
export function editionPath({ guide, locale, revision }: EditionName, number = 0): string {
  return `content/${guide}/${locale}/${revision}${number === 0 ? '' : `-${number}`}.edition`;
}

/** Path of a page of the manifest's index, named by its SHA-256. */
export function indexPagePath(digest: string): string {
  return `content/index/${digest}.jsonl`;
}

/** Path of a page of a list of guides, named by its SHA-256. */
export function listPagePath(digest: string): string {
  return `content/lists/${digest}.jsonl`;
}

/** Path of the search index of all guides in one locale. */
export function siteSearchPath(locale: string, revision: string): string {
  return `content/search/${locale}/${revision}.json`;
}

/** Path of the head of the index that suggestions are made from, of the same revision. */
export function suggestionsPath(locale: string, revision: string): string {
  return `content/search/${locale}/${revision}.suggestions.json`;
}

/** Path of a shard of either index, named by its SHA-256. */
export function searchShardPath(locale: string, digest: string): string {
  return `content/search/${locale}/${digest}.bin`;
}

/** Path of the readings of Han characters, named by its SHA-256: see `openReadings` (search/pinyin/readings.ts). */
export function readingsPath(digest: string): string {
  return `content/readings/${digest}.bin`;
}

/** Path of an image, named by its hash; `type` is its file name extension, like `.png`. */
export function imagePath(hash: string, type: string): string {
  return `images/${hash}${type}`;
}

/** Path of a page that lists where images are shown, named by its SHA-256. */
export function imageUsesPath(digest: string): string {
  return `content/image-uses/${digest}.jsonl`;
}

/** Path of the withdrawals that front matter declares, named by its SHA-256: the JSON of an array of `Withdrawal`. */
export function withdrawalsPath(digest: string): string {
  return `content/withdrawals/${digest}.json`;
}

/** Path of what the pages of the site share, named by its SHA-256: the JSON of a `Site`. */
export function sitePath(digest: string): string {
  return `content/site/${digest}.json`;
}

/** Path of a page of the sitemap's data, named by its SHA-256. */
export function sitemapPagePath(digest: string): string {
  return `content/sitemap/${digest}.jsonl`;
}

/** Path of the data of a feed, named by its SHA-256: the JSON of an array of `ChangedSection`. */
export function feedPath(digest: string): string {
  return `content/feeds/${digest}.json`;
}

/** Path of a share image, named by its hash. */
export function shareImagePath(hash: string): string {
  return `content/share/${hash}.png`;
}

/** Path of the manifest. */
export const MANIFEST_PATH = 'content/manifest.json';

/** Path of the manifest of the element's scripts. */
export const EMBED_MANIFEST_PATH = 'embed/manifest.json';
