/** Output folder of a site: writes the files that the worker serves, and removes outdated ones. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../atomic-write.ts';
import { type CompiledSite, guideEntries, type SiteGuide } from '../compiled-site.ts';
import { countErrors } from '../diagnostics.ts';
import { encodeEdition } from '../document/edition-file.ts';
import type { StoredRevision } from '../incremental/record.ts';
import { searchTermsOf } from '../index/search-terms.ts';
import type { Settings } from '../settings.ts';
import { type ManifestFile, renderManifest } from './manifest.ts';
import { isCompiled, listFiles } from './output-files.ts';
import { assertFileSize } from './platform-limits.ts';
import { siteIndexPaths, writeSiteIndexes } from './site-indexes.ts';
import { storedPaths } from './stored-files.ts';

/**
 * Writes the files of `site` that `folder` doesn't have, and returns the site with the revisions that are stored. Outdated files stay;
 * see `removeOutdated`.
 *
 * @throws {RangeError} where the site has errors, or a file is too large for the platform: it never replaces a good one.
 */
export async function writeSite(site: CompiledSite, folder: string): Promise<CompiledSite> {
  const written = await writeGuides(site, folder);
  await writeIndexes(written, folder, await renderManifest(written));
  return written;
}

/** Writes the editions and images of the guides. Nothing refers to them before `writeIndexes`. */
export async function writeGuides(site: CompiledSite, folder: string): Promise<CompiledSite> {
  if (countErrors(site.files) > 0) throw new RangeError('the site has errors and is not written');
  const guides: SiteGuide[] = [];
  for (const guide of site.guides) guides.push(await writeGuide(guide, folder, site.settings));
  return { ...site, guides };
}

/** Writes the search indexes, and then the manifest, so that a worker that reads meanwhile finds every file that it names. */
export async function writeIndexes(
  site: CompiledSite,
  folder: string,
  manifest: readonly ManifestFile[],
): Promise<void> {
  await writeSiteIndexes(guideEntries(site), folder);
  for (const [path, text] of manifest) writeIfChanged(join(folder, path), Buffer.from(text));
}

/** Removes compiled files from `folder` that are not at one of `paths`. */
export async function removeOutdated(folder: string, paths: readonly string[]): Promise<void> {
  const current = new Set(paths);
  for (const path of listFiles(folder)) {
    if (isCompiled(path) && !current.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** The paths of all files of a site whose guides are written. */
export function listPaths(site: CompiledSite, manifest: readonly ManifestFile[]): string[] {
  const guides = site.guides.flatMap(({ record }) => [
    ...storedPaths(record),
    ...record.images.map(({ path }) => path),
  ]);
  return [...guides, ...siteIndexPaths(guideEntries(site)), ...manifest.map(([path]) => path)];
}

async function writeGuide(guide: SiteGuide, folder: string, { search }: Settings): Promise<SiteGuide> {
  const { record, documents = [], markdown } = guide;
  const revisions: Record<string, StoredRevision[]> = { ...record.revisions };
  for (const document of documents) {
    const written = markdown?.get(document.locale);
    if (!written) continue;
    const { files, digest } = await encodeEdition(document, written, searchTermsOf(document.locale, search));
    for (const [path, content] of files) writeIfChanged(join(folder, path), content);
    revisions[document.locale] = [{ revision: document.revision, digest, files: files.length }];
  }
  for (const { source, path } of record.images) {
    if (!existsSync(join(folder, path))) writeFileAtomic(join(folder, path), await readFile(source));
  }
  return { ...guide, record: { ...record, revisions } };
}

/** Writes the file unless it has that content: an earlier build may have left it damaged, and every file must match its digest. */
function writeIfChanged(path: string, content: Uint8Array): void {
  assertFileSize(path, content);
  if (!existsSync(path) || !readFileSync(path).equals(content)) writeFileAtomic(path, content);
}
