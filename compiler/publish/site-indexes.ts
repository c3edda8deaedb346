/** Search indexes of a whole site, one per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal, unseal } from '../../schema/integrity.ts';
import type { Manifest, ManifestFile } from '../../schema/manifest.ts';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { mergeIndexes } from '../index/merge-indexes.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 1;

/**
 * Writes the index of each locale in which a guide was changed, added or removed, and returns the revision of each locale's index. The
 * indexes of the guides are read from `folder`.
 */
export async function writeSiteIndexes(
  manifest: Manifest,
  folder: string,
): Promise<ManifestFile['searchIndexes']> {
  const revisions: ManifestFile['searchIndexes'] = {};
  for (const [locale, paths] of guideIndexPaths(manifest)) {
    const revision = hash(paths);
    revisions[locale] = revision;
    const path = join(folder, siteSearchPath(locale));
    if ((await readExisting(path))?.revision === revision) continue;
    const indexes = paths.map((guidePath) => readIndex(join(folder, guidePath)));
    writeFileAtomic(path, await seal(mergeIndexes({ locale, revision }, indexes)));
  }
  return revisions;
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

/** The index at `path`; undefined if there is none, or a damaged one. */
async function readExisting(path: string): Promise<SearchIndexData | undefined> {
  if (!existsSync(path)) return undefined;
  return unseal(readFileSync(path, 'utf8')).catch(() => undefined) as Promise<SearchIndexData | undefined>;
}

function readIndex(path: string): SearchIndexData {
  return JSON.parse(readFileSync(path, 'utf8'));
}
