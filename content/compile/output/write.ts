/** Writes a compiled site for the worker to serve. */
// Many small files are written faster in one go than each by a promise of its own.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { MANIFEST_PATH, type Manifest, SITEMAP_PATH } from '../../schema.ts';
import { countErrors } from '../diagnostics.ts';
import type { CompiledSite } from '../site.ts';
import { documentFiles, sitemapFacts } from './document-files.ts';

/** The folders under the static assets that hold nothing but what is compiled. */
const FOLDERS = ['content', 'images'];

/**
 * Writes what `folder` doesn't hold of `site` yet. The manifest, which names the documents, comes last, so a worker that
 * reads meanwhile always finds what it promises. What is out of date stays; see `removeOutdated`.
 *
 * @throws {RangeError} where the site has errors: a broken site never replaces a good one.
 */
export async function writeSite(site: CompiledSite, folder: string): Promise<void> {
  if (countErrors(site.files) > 0) throw new RangeError('the site has errors and is not written');
  const present = listOutputs(folder);
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
}

/** Removes from `folder` what is not, or no longer, of `site`. */
export async function removeOutdated({ guides }: CompiledSite, folder: string): Promise<void> {
  const outputs = guides.flatMap(({ record }) => record.outputs);
  const images = guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  const kept = new Set([...outputs, ...images, SITEMAP_PATH, MANIFEST_PATH]);
  for (const path of listOutputs(folder)) {
    if (!kept.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** What lies in `folder` of an earlier compilation. */
export function listOutputs(folder: string): Set<string> {
  const found = new Set<string>();
  for (const name of FOLDERS) {
    const root = join(folder, name);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
      if (entry.isFile())
        found.add(relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    }
  }
  return found;
}

/** Writes `text` beside and then moves it: whoever reads meanwhile finds the old file or the new one, whole. */
function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function copyImage(source: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await copyFile(source, `${path}.new`);
  await rename(`${path}.new`, path);
}
