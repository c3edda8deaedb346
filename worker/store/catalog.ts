/** Catalog of a site: the manifest, read once per isolate. What it says of single guides is in pages: see `pages.ts`. */
import type { Manifest } from '../../schema/manifest.ts';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { readSealed } from './verified-files.ts';

let catalog: Manifest | undefined;

/**
 * The catalog. A deploy starts new isolates, so the copy of an isolate never goes stale. Its fields aren't validated: the file matches its
 * digest and is of this version, and checking tens of thousands of them would take longer than everything else.
 *
 * @throws {ContentUnavailableError}
 */
export async function readCatalog(assets: Assets): Promise<Manifest> {
  catalog ??= await readSealed(assets, MANIFEST_PATH, (value) => value as Manifest);
  return catalog;
}
