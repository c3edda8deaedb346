/** Paths of compiled files under the folder of static assets, and so their addresses at the edge. */
import type { LocaleEntry } from './manifest.ts';

/** A guide in one locale at one revision, as its files are named. */
type Edition = Pick<LocaleEntry, 'locale' | 'revision'>;

/** Where a document lies under the folder of static assets, and so its address at the edge. */
export function documentPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.json`;
}

/** Where the same sections lie one a line, for whoever wants one without parsing all. */
export function packPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.sections.jsonl`;
}

/** Where the guide lies as Markdown. */
export function markdownPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.md`;
}

/** Where the search index of the guide lies. */
export function searchPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.search.json`;
}

/** Where the search index of all guides in one locale lies. */
export function siteSearchPath(locale: string): string {
  return `content/search/${locale}.json`;
}

/** Where an image lies under the folder of static assets: named by its hash; `type` is `.png` or the like. */
export function imagePath(hash: string, type: string): string {
  return `images/${hash}${type}`;
}

/** Where the manifest lies under the folder of static assets. */
export const MANIFEST_PATH = 'content/manifest.json';

/** Where the facts for a sitemap lie. */
export const SITEMAP_PATH = 'content/sitemap.json';
