/** Search indexes of a whole site, one per locale, merged from the indexes of its guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSealed, seal } from '../../schema/integrity.ts';
import type { GuideEntry, Manifest } from '../../schema/manifest.ts';
import { type EditionName, editionPath, siteSearchPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { readEdition } from '../document/read-edition.ts';
import { mergeIndexes } from '../index/merge-indexes.ts';
import { assertFileSize } from './platform-limits.ts';

/** Version of the format. Increment when the same guide indexes give another site index. */
const FORMAT = 1;

/** Writes the index of each locale, unless `folder` has it already, undamaged. The indexes of the guides are read from `folder`. */
export async function writeSiteIndexes(entries: readonly GuideEntry[], folder: string): Promise<void> {
  for (const [locale, editions] of editionsByLocale(entries)) {
    const revision = hash(editions);
    const path = join(folder, siteSearchPath(locale, revision));
    if (existsSync(path) && (await isSealed(readFileSync(path, 'utf8')))) continue;
    const indexes: SearchIndexData[] = [];
    for (const edition of editions) indexes.push(await readIndex(edition, folder));
    const text = await seal({ format: STORAGE_FORMAT, ...mergeIndexes({ locale, revision }, indexes) });
    assertFileSize(path, text);
    writeFileAtomic(path, text);
  }
}

/** The revision of each locale's index: it changes with any guide in that locale. */
export function siteIndexRevisions(entries: readonly GuideEntry[]): Manifest['searchIndexes'] {
  return Object.fromEntries(
    [...editionsByLocale(entries)].map(([locale, editions]) => [locale, hash(editions)]),
  );
}

/** The paths of the site indexes. */
export function siteIndexPaths(entries: readonly GuideEntry[]): string[] {
  return Object.entries(siteIndexRevisions(entries)).map(([locale, revision]) =>
    siteSearchPath(locale, revision),
  );
}

/** The current editions, by locale. */
function editionsByLocale(entries: readonly GuideEntry[]): Map<string, EditionName[]> {
  const editions = entries.flatMap(({ guide, locales }) =>
    locales.map(({ locale, revision }) => ({ guide, locale, revision })),
  );
  return Map.groupBy(editions, ({ locale }) => locale);
}

function hash(editions: readonly EditionName[]): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, editions.map((edition) => editionPath(edition))]))
    .digest('hex')
    .slice(0, 32);
}

async function readIndex(edition: EditionName, folder: string): Promise<SearchIndexData> {
  const { read } = await readEdition(edition, (path) => join(folder, path));
  return JSON.parse(read('search'));
}
