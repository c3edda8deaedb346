/** Writes the search index of all guides, one a locale, from the indexes of the guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schema/manifest.ts';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { mergeIndexes } from '../index/merge-indexes.ts';
import { replaceFile } from './replace-file.ts';

/** Bump when the same indexes of guides make another one of the site. */
const FORMAT = 1;

/** Replaces in `folder` the index of each locale in which a guide changed, came or went; those of its guides lie there. */
export function writeSiteIndexes(manifest: Manifest, folder: string): void {
  for (const [locale, paths] of byLocale(manifest)) {
    const revision = hash(paths);
    const path = join(folder, siteSearchPath(locale));
    if (existsSync(path) && readFileSync(path, 'utf8').startsWith(openingOf(locale, revision))) continue;
    const indexes = paths.map((guidePath) => readIndex(join(folder, guidePath)));
    replaceFile(path, JSON.stringify(mergeIndexes({ locale, revision }, indexes)));
  }
}

/** The paths of those indexes. */
export function siteIndexPaths(manifest: Manifest): string[] {
  return [...byLocale(manifest).keys()].map(siteSearchPath);
}

/** The paths of the guides' indexes; their names hold their revisions. */
function byLocale({ guides }: Manifest): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { guide, locales } of guides) {
    for (const edition of locales)
      paths.set(edition.locale, [...(paths.get(edition.locale) ?? []), searchPath(guide, edition)]);
  }
  return paths;
}

function hash(paths: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, paths]))
    .digest('hex')
    .slice(0, 32);
}

/** How the file of an index begins. */
function openingOf(locale: string, revision: string): string {
  return JSON.stringify({ locale, revision }).slice(0, -1);
}

function readIndex(path: string): SearchIndexData {
  return JSON.parse(readFileSync(path, 'utf8'));
}
