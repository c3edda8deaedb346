/** Writes a compiled site for the worker to serve. */
// Many small files are written faster in one go than each by a promise of its own.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { MANIFEST_PATH, type Manifest, SITEMAP_PATH } from '../schema.ts';
import { countErrors } from './diagnostics.ts';
import { documentFiles, sitemapFacts } from './output.ts';
import type { CompiledSite } from './site.ts';

/** The folders under the static assets that hold nothing but what is compiled. */
const FOLDERS = ['content', 'images'];

/**
 * Replaces what `folder` holds by `site`. New documents are written before the manifest names them and old ones go
 * last, so a worker that reads meanwhile always finds what its manifest promises.
 *
 * @throws {RangeError} where the site has errors: a broken site never replaces a good one.
 */
export async function writeSite(site: CompiledSite, folder: string): Promise<Manifest> {
  if (countErrors(site.files) > 0) throw new RangeError('the site has errors and is not written');
  const present = await listOutputs(folder);
  const manifest: Manifest = { guides: site.guides.map(({ record }) => record.entry) };
  for (const { documents = [], record } of site.guides) {
    for (const [path, text] of documents.flatMap(documentFiles)) {
      if (!present.has(path)) replaceFile(join(folder, path), text);
    }
    for (const { source, path } of record.images) {
      if (!present.has(path)) await copyImage(source, join(folder, path));
    }
  }
  replaceFile(join(folder, SITEMAP_PATH), JSON.stringify(sitemapFacts(manifest, site.settings.pages)));
  replaceFile(join(folder, MANIFEST_PATH), JSON.stringify(manifest));
  const kept = site.guides.flatMap(({ record }) => [
    ...record.outputs,
    ...record.images.map(({ path }) => path),
  ]);
  await removeOthers(folder, present, new Set([...kept, SITEMAP_PATH, MANIFEST_PATH]));
  return manifest;
}

/** What lies in `folder` of an earlier compilation. */
export async function listOutputs(folder: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const name of FOLDERS) {
    const entries = await readdir(join(folder, name), { withFileTypes: true, recursive: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (entry.isFile())
        found.add(relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    }
  }
  return found;
}

/** Writes `text` beside and then moves it: whoever reads meanwhile finds the old file or the new one, whole. */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function copyImage(source: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await copyFile(source, `${path}.new`);
  await rename(`${path}.new`, path);
}

async function removeOthers(
  folder: string,
  present: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Promise<void> {
  for (const path of present) {
    if (!kept.has(path)) await rm(join(folder, path), { force: true });
  }
}
