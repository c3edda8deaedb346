/** Output folder of a site: writes the files that the worker serves, and removes outdated ones. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seal } from '../../schema/integrity.ts';
import { MANIFEST_PATH, SITEMAP_PATH } from '../../schema/paths.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { type CompiledSite, manifestOf } from '../compiled-site.ts';
import { countErrors } from '../diagnostics.ts';
import { documentFiles, toSitemap } from '../document/document-files.ts';
import { searchTermsOf } from '../index/search-terms.ts';
import { isCompiled, listFiles } from './output-files.ts';
import { assertFileSize } from './platform-limits.ts';
import { siteIndexPaths, siteIndexRevisions, writeSiteIndexes } from './site-indexes.ts';

/**
 * Writes the files of `site` that `folder` doesn't have. The manifest, which names the documents, comes last, so that a worker that
 * reads meanwhile finds every file that it names. Outdated files stay; see `removeOutdated`.
 *
 * @throws {RangeError} where the site has errors, or a file is too large for the platform: it never replaces a good one.
 */
export async function writeSite(site: CompiledSite, folder: string): Promise<void> {
  if (countErrors(site.files) > 0) throw new RangeError('the site has errors and is not written');
  const { pages, search } = site.settings;
  const isMissing = (path: string) => !existsSync(join(folder, path));
  for (const { documents = [], markdown, record } of site.guides) {
    for (const document of documents) {
      const written = markdown?.get(document.locale);
      if (!written) continue;
      const files = await documentFiles(document, written, searchTermsOf(document.locale, search));
      for (const [path, text] of files) await writeIfChanged(join(folder, path), text);
    }
    for (const { source, path } of record.images) {
      if (isMissing(path)) writeFileAtomic(join(folder, path), await readFile(source));
    }
  }
  const manifest = manifestOf(site);
  await writeSiteIndexes(manifest, folder);
  writeFileAtomic(join(folder, SITEMAP_PATH), JSON.stringify(toSitemap(manifest, pages)));
  writeFileAtomic(
    join(folder, MANIFEST_PATH),
    await seal({ ...manifest, searchIndexes: siteIndexRevisions(manifest) }),
  );
}

/** Removes compiled files from `folder` that are neither of `site` nor `earlier`, those of earlier revisions. */
export async function removeOutdated(
  site: CompiledSite,
  folder: string,
  earlier: readonly string[] = [],
): Promise<void> {
  const current = new Set([...listPaths(site), ...earlier]);
  for (const path of listFiles(folder)) {
    if (isCompiled(path) && !current.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** The paths of all files that `writeSite` writes, those that exist already included. */
export function listPaths(site: CompiledSite): string[] {
  const outputs = site.guides.flatMap(({ record }) => record.outputs);
  const images = site.guides.flatMap(({ record }) => record.images.map(({ path }) => path));
  return [...outputs, ...images, ...siteIndexPaths(manifestOf(site)), SITEMAP_PATH, MANIFEST_PATH];
}

/** Writes the file unless it has that text: an earlier build may have left it damaged, and every file must match its digest. */
async function writeIfChanged(path: string, text: string): Promise<void> {
  assertFileSize(path, text);
  const existing = await readFile(path, 'utf8').catch(() => undefined);
  if (existing !== text) writeFileAtomic(path, text);
}
