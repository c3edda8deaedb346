/** What a site serves beside its guides: the element's script and the headers of static assets, as the package brings them. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

/** Where the package keeps them. */
export const ASSETS = join(PACKAGE_ROOT, 'lib', 'static');

/**
 * Copies them into `folder`.
 *
 * @throws where the package was not built.
 */
export async function copyAssets(folder: string): Promise<void> {
  await cp(ASSETS, folder, { recursive: true });
}
