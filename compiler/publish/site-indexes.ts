/** Search indexes of a whole site, one per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schema/manifest.ts';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { mergeIndexes } from '../index/merge-indexes.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 1;

/** Writes the index of each locale in which a guide was changed, added or removed. The indexes of the guides are read from `folder`. */
export function writeSiteIndexes(manifest: Manifest, folder: string): void {
  for (const [locale, paths] of guideIndexPaths(manifest)) {
    const revision = hash(paths);
    const path = join(folder, siteSearchPath(locale));
    if (existsSync(path) && readFileSync(path, 'utf8').startsWith(prefixOf(locale, revision))) continue;
    const indexes = paths.map((guidePath) => readIndex(join(folder, guidePath)));
    writeFileAtomic(path, JSON.stringify(mergeIndexes({ locale, revision }, indexes)));
  }
}

/** The paths of the site indexes. */
export function siteIndexPaths(manifest: Manifest): string[] {
  return [...guideIndexPaths(manifest).keys()].map(siteSearchPath);
}

/** The paths of the guides' indexes, by locale. They contain the revisions, so their hash changes with any of them. */
function guideIndexPaths({ guides }: Manifest): Map<string, string[]> {
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

/** The first bytes of an index file: enough to tell its revision without parsing it. */
function prefixOf(locale: string, revision: string): string {
  return JSON.stringify({ locale, revision }).slice(0, -1);
}

function readIndex(path: string): SearchIndexData {
  return JSON.parse(readFileSync(path, 'utf8'));
}
