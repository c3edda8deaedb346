/** Static assets of a site besides its guides: the element's scripts and `_headers`, as the package ships them. */
import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

/** The package's folder of static assets. */
export const STATIC_ASSETS = join(PACKAGE_ROOT, 'lib', 'static');

/** Scripts that the site published before: a page that pins one by its hash keeps working after an update. */
const PUBLISHED_SCRIPTS = '.edge-faq/embed';

/** Names below `embed/` whose content never changes: a script with its hash, or the folder of one version's chunks. */
const IMMUTABLE_NAME = /^(?:edge-faq\.)?[0-9a-f]{12}(?:\.js)?$/;

/**
 * Copies the static assets into `folder`.
 *
 * @throws if the package has not been built.
 */
export async function copyStaticAssets(folder: string): Promise<void> {
  await cp(STATIC_ASSETS, folder, { recursive: true });
}

/**
 * Copies the static assets into `folder`, together with the scripts that the site published before; any other file in
 * `embed/` is removed.
 */
export async function publishStaticAssets(folder: string): Promise<void> {
  const embed = join(folder, 'embed');
  await rm(embed, { recursive: true, force: true });
  await copyStaticAssets(folder);
  for (const name of await readdir(embed)) {
    if (IMMUTABLE_NAME.test(name))
      await cp(join(embed, name), join(PUBLISHED_SCRIPTS, name), { recursive: true });
  }
  if (existsSync(PUBLISHED_SCRIPTS)) await cp(PUBLISHED_SCRIPTS, embed, { recursive: true });
}
