/** Search indexes of a whole site, one per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSealed, seal } from '../../schema/integrity.ts';
import type { Manifest, ManifestFile } from '../../schema/manifest.ts';
import { searchPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { mergeIndexes } from '../index/merge-indexes.ts';
import { assertFileSize } from './platform-limits.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 1;

/** Writes the index of each locale, unless `folder` has it already, undamaged. The indexes of the guides are read from `folder`. */
export async function writeSiteIndexes(manifest: Manifest, folder: string): Promise<void> {
  for (const [locale, paths] of guideIndexPaths(manifest)) {
    const revision = hash(paths);
    const path = join(folder, siteSearchPath(locale, revision));
    if (existsSync(path) && (await isSealed(readFileSync(path, 'utf8')))) continue;
    const indexes = paths.map((guidePath) => readIndex(join(folder, guidePath)));
    const text = await seal(mergeIndexes({ locale, revision }, indexes));
    assertFileSize(path, text);
    writeFileAtomic(path, text);
  }
}

/** The revision of each locale's index: it changes with any guide in that locale. */
export function siteIndexRevisions(manifest: Manifest): ManifestFile['searchIndexes'] {
  return Object.fromEntries([...guideIndexPaths(manifest)].map(([locale, paths]) => [locale, hash(paths)]));
}

/** The paths of the site indexes. */
export function siteIndexPaths(manifest: Manifest): string[] {
  return Object.entries(siteIndexRevisions(manifest)).map(([locale, revision]) =>
    siteSearchPath(locale, revision),
  );
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

function readIndex(path: string): SearchIndexData {
  return JSON.parse(readFileSync(path, 'utf8'));
}
