/** Paths of compiled files, relative to the folder of static assets; their URLs at the edge have the same paths. */
import type { EditionFile } from './edition-integrity.ts';
import type { LocaleEntry } from './manifest.ts';

/** Locale and revision of an edition, which its files are named by. */
type Edition = Pick<LocaleEntry, 'locale' | 'revision'>;

/** Path of each file of an edition, by its name in the integrity file. */
export const editionPaths = {
  document: documentPath,
  sections: packPath,
  markdown: markdownPath,
  search: searchPath,
} as const satisfies Record<EditionFile, (guide: string, edition: Edition) => string>;

/** Path of the digests of those files. */
export function integrityPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.integrity.json`;
}

/** Path of the document of an edition. */
export function documentPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.json`;
}

/** Path of the section pack: one section per line, so that one is read without parsing all. */
export function packPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.sections.jsonl`;
}

/** Path of the guide as Markdown. */
export function markdownPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.md`;
}

/** Path of the guide's search index. */
export function searchPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.search.json`;
}

/** Path of the search index of all guides in one locale. */
export function siteSearchPath(locale: string, revision: string): string {
  return `content/search/${locale}/${revision}.json`;
}

/** Path of an image, named by its hash; `type` is its file name extension, like `.png`. */
export function imagePath(hash: string, type: string): string {
  return `images/${hash}${type}`;
}

/** Path of the manifest. */
export const MANIFEST_PATH = 'content/manifest.json';

/** Path of the sitemap's data. */
export const SITEMAP_PATH = 'content/sitemap.json';

/** Path of the manifest of the element's scripts. */
export const EMBED_MANIFEST_PATH = 'embed/manifest.json';
