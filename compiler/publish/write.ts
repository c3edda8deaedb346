/** Writes a compiled site for the worker to serve. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { MANIFEST_PATH, SITEMAP_PATH } from '../../schema/paths.ts';
import { countErrors } from '../diagnostics.ts';
import { documentFiles, sitemapFacts } from '../document/document-files.ts';
import { searchWordsOf } from '../index/search-words.ts';
import { type CompiledSite, manifestOf } from '../site.ts';
import { replaceFile } from './replace-file.ts';
import { siteIndexPaths, writeSiteIndexes } from './site-indexes.ts';

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
  const { pages, search } = site.settings;
  const isMissing = (path: string) => !existsSync(join(folder, path));
  for (const { documents = [], markdown, record } of site.guides) {
    const files = documents.flatMap((document) => {
      const written = markdown?.get(document.locale);
      return written ? documentFiles(document, written, searchWordsOf(document.locale, search)) : [];
    });
    for (const [path, text] of files) {
      if (isMissing(path)) replaceFile(join(folder, path), text);
    }
    for (const { source, path } of record.images) {
      if (isMissing(path)) replaceFile(join(folder, path), await readFile(source));
    }
  }
  const manifest = manifestOf(site);
  writeSiteIndexes(manifest, folder);
  replaceFile(join(folder, SITEMAP_PATH), JSON.stringify(sitemapFacts(manifest, pages)));
  replaceFile(join(folder, MANIFEST_PATH), JSON.stringify(manifest));
}

/** Removes from `folder` what is not, or no longer, of `site`; `earlier` are files of revisions before the present ones. */
export async function removeOutdated(
  site: CompiledSite,
  folder: string,
  earlier: readonly string[] = [],
): Promise<void> {
  const { guides } = site;
  const outputs = guides.flatMap(({ record }) => record.outputs);
  const images = guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  const indexes = siteIndexPaths(manifestOf(site));
  const kept = new Set([...outputs, ...images, ...indexes, ...earlier, SITEMAP_PATH, MANIFEST_PATH]);
  for (const path of listOutputs(folder)) {
    if (!kept.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** What lies in `folder` of this compilation and of earlier ones. */
function listOutputs(folder: string): Set<string> {
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
