/** Catalog of guides: the manifest, parsed once per isolate. */
import * as v from 'valibot';
import { type GuideEntry, type Manifest, ManifestSchema } from '../../schema/manifest.ts';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import { type Assets, openAsset } from './assets.ts';

export interface Catalog {
  manifest: Manifest;
  /** By id. */
  guides: ReadonlyMap<string, GuideEntry>;
  /** Every locale of any guide. */
  locales: readonly string[];
  /** The original locale of most guides. */
  defaultLocale: string;
}

let catalog: Catalog | undefined;

/** The catalog. A deploy starts new isolates, so the copy of an isolate never goes stale. */
export async function readCatalog(assets: Assets): Promise<Catalog> {
  catalog ??= toCatalog(v.parse(ManifestSchema, await (await openAsset(assets, MANIFEST_PATH)).json()));
  return catalog;
}

function toCatalog(manifest: Manifest): Catalog {
  const { guides } = manifest;
  const counts = new Map<string, number>();
  for (const { defaultLocale } of guides) counts.set(defaultLocale, (counts.get(defaultLocale) ?? 0) + 1);
  const [[defaultLocale] = ['en']] = [...counts].toSorted(([, a], [, b]) => b - a);
  return {
    manifest,
    guides: new Map(guides.map((entry) => [entry.guide, entry])),
    locales: [...new Set(guides.flatMap(({ locales }) => locales.map(({ locale }) => locale)))],
    defaultLocale,
  };
}
