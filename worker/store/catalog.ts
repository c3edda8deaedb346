/** Catalog of guides: the manifest, parsed once per isolate. */
import {
  type GuideEntry,
  type Manifest,
  type ManifestFile,
  ManifestFileSchema,
} from '../../schema/manifest.ts';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { readSealed } from './verified-files.ts';

export interface Catalog {
  manifest: Manifest;
  /** By id. */
  guides: ReadonlyMap<string, GuideEntry>;
  /** Every locale of any guide. */
  locales: readonly string[];
  /** The original locale of most guides. */
  defaultLocale: string;
  /** The revision of the search index of all guides, by locale. */
  searchIndexes: ReadonlyMap<string, string>;
}

let catalog: Catalog | undefined;

/**
 * The catalog. A deploy starts new isolates, so the copy of an isolate never goes stale.
 *
 * @throws {ContentUnavailableError}
 */
export async function readCatalog(assets: Assets): Promise<Catalog> {
  catalog ??= toCatalog(await readSealed(assets, MANIFEST_PATH, ManifestFileSchema));
  return catalog;
}

function toCatalog({ guides, searchIndexes }: ManifestFile): Catalog {
  const counts = new Map<string, number>();
  for (const { defaultLocale } of guides) counts.set(defaultLocale, (counts.get(defaultLocale) ?? 0) + 1);
  const [[defaultLocale] = ['en']] = [...counts].toSorted(([, a], [, b]) => b - a);
  return {
    manifest: { guides },
    searchIndexes: new Map(Object.entries(searchIndexes)),
    guides: new Map(guides.map((entry) => [entry.guide, entry])),
    locales: [...new Set(guides.flatMap(({ locales }) => locales.map(({ locale }) => locale)))],
    defaultLocale,
  };
}
