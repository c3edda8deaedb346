/** What guides exist. */
import * as v from 'valibot';
import { type GuideEntry, type Manifest, ManifestSchema } from '../../schema/manifest.ts';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import { type Assets, openAsset } from './assets.ts';

export interface Catalogue {
  manifest: Manifest;
  guides: ReadonlyMap<string, GuideEntry>;
  /** Every locale that some guide has. */
  locales: readonly string[];
  /** The locale that most guides were written in. */
  defaultLocale: string;
}

let catalogue: Catalogue | undefined;

/** A deploy starts new isolates, so one copy an isolate is never out of date. */
export async function readCatalogue(assets: Assets): Promise<Catalogue> {
  catalogue ??= describe(v.parse(ManifestSchema, await (await openAsset(assets, MANIFEST_PATH)).json()));
  return catalogue;
}

function describe(manifest: Manifest): Catalogue {
  const { guides } = manifest;
  const originals = new Map<string, number>();
  for (const { defaultLocale } of guides)
    originals.set(defaultLocale, (originals.get(defaultLocale) ?? 0) + 1);
  const [[defaultLocale] = ['en']] = [...originals].toSorted(([, a], [, b]) => b - a);
  return {
    manifest,
    guides: new Map(guides.map((entry) => [entry.guide, entry])),
    locales: [...new Set(guides.flatMap(({ locales }) => locales.map(({ locale }) => locale)))],
    defaultLocale,
  };
}
