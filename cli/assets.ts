/** What a site serves beside its guides: the element's scripts and the headers of static assets, as the package brings them. */
import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

/** Where the package keeps them. */
export const ASSETS = join(PACKAGE_ROOT, 'lib', 'static');

/** Where a site keeps the scripts that it published: a page that pins one by its hash goes on getting it. */
const PUBLISHED = '.edge-faq/embed';

/** An address below `embed/` that will never give anything else: a script by its hash, or what scripts of one version load on demand. */
const HASHED = /^(?:edge-faq\.)?[0-9a-f]{12}(?:\.js)?$/;

/**
 * Copies them into `folder`.
 *
 * @throws where the package was not built.
 */
export async function copyAssets(folder: string): Promise<void> {
  await cp(ASSETS, folder, { recursive: true });
}

/** Copies them into `folder`, with the scripts that the site published before and no others. */
export async function publishAssets(folder: string): Promise<void> {
  const embed = join(folder, 'embed');
  await rm(embed, { recursive: true, force: true });
  await copyAssets(folder);
  for (const name of await readdir(embed)) {
    if (HASHED.test(name)) await cp(join(embed, name), join(PUBLISHED, name), { recursive: true });
  }
  if (existsSync(PUBLISHED)) await cp(PUBLISHED, embed, { recursive: true });
}
