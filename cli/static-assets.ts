/** Static assets of a site besides its guides: the element's scripts and `_headers`, as the package ships them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFileAtomic } from '../compiler/atomic-write.ts';
import { listFiles } from '../compiler/publish/output-files.ts';
import { EMBED_MANIFEST_PATH } from '../schema/paths.ts';
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
  copyFolder(STATIC_ASSETS, folder);
}

/**
 * A build replaces the static assets, and removes outdated scripts beside them.
 *
 * @throws where `folder` has other files there, and no earlier build's
 */
function assertReplaceable(folder: string): void {
  if (existsSync(join(folder, EMBED_MANIFEST_PATH))) return;
  const shipped = listFiles(STATIC_ASSETS);
  const scripts = listFiles(join(folder, 'embed')).map((path) => `embed/${path}`);
  const other = [...shipped, ...scripts].find(
    (path) => existsSync(join(folder, path)) && !haveSameBytes(join(folder, path), join(STATIC_ASSETS, path)),
  );
  if (other === undefined) return;
  throw new Error(
    `${join(folder, other)} is not a file of edge-faq build, which would replace it: name another output folder, like --out dist`,
  );
}

function haveSameBytes(path: string, other: string): boolean {
  return existsSync(path) && existsSync(other) && readFileSync(path).equals(readFileSync(other));
}

/**
 * Copies the static assets into `folder`, together with the scripts that the site published before; any other file in
 * `embed/` is removed at the end, so that the folder serves the scripts throughout.
 */
export async function publishStaticAssets(folder: string): Promise<void> {
  assertReplaceable(folder);
  const embed = join(folder, 'embed');
  await copyStaticAssets(folder);
  const current = await readdir(join(STATIC_ASSETS, 'embed'));
  for (const name of current.filter((name) => IMMUTABLE_NAME.test(name)))
    copyFolder(join(embed, name), join(PUBLISHED_SCRIPTS, name));
  if (existsSync(PUBLISHED_SCRIPTS)) copyFolder(PUBLISHED_SCRIPTS, embed);
  const kept = new Set([
    ...current,
    ...(existsSync(PUBLISHED_SCRIPTS) ? await readdir(PUBLISHED_SCRIPTS) : []),
  ]);
  for (const name of await readdir(embed)) {
    if (!kept.has(name)) await rm(join(embed, name), { recursive: true, force: true });
  }
}

/** Copies the file or folder `source` to `target`, file by file and each of them atomically; equal files stay as they are. */
function copyFolder(source: string, target: string): void {
  if (!existsSync(source)) throw new Error(`${source} is missing: install edge-faq again`);
  const paths = statSync(source).isDirectory() ? listFiles(source) : [''];
  for (const path of paths) {
    const [from, to] = [join(source, path), join(target, path)];
    if (!haveSameBytes(to, from)) copyFileAtomic(from, to);
  }
}
