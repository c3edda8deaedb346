/** Incremental build: compiles the author's guides, writes what the worker serves, and records what was published. */
import type { CompiledSite } from './compiled-site.ts';
import { countErrors } from './diagnostics.ts';
import { byGuide, type GuideRecord, type Records, readRecords, writeRecords } from './incremental/record.ts';
import { currentEditions } from './publish/current-editions.ts';
import { GuideFiles } from './publish/guide-files.ts';
import { keepRevisions, noteRemoved, serveEarlier } from './publish/history.ts';
import { type EarlierOutput, hasCurrent } from './publish/intact-files.ts';
import { renderManifest } from './publish/manifest.ts';
import { checkFileCount } from './publish/platform-limits.ts';
import { measureUse } from './publish/platform-use.ts';
import { writeSiteIndexes } from './publish/site-indexes.ts';
import { listPaths, removeOutdated, writeImages, writeManifest } from './publish/write.ts';
import { addShareImages } from './share/share-images.ts';
import { compileSite } from './site.ts';

/** The folder of a site's guides and settings. */
export const CONTENT = 'content';

/** The folder of a site's guides. */
export const GUIDES = `${CONTENT}/guides`;

/**
 * Compiles `content/guides` into `folder`, keeps the revisions, and records what was published. A site with errors replaces
 * neither the files nor the record.
 *
 * @param threads - as for `compileSite`
 *
 * @example
 * ```ts
 * const site = await buildSite('dist');
 * for (const { path, line, reason, hint } of listDiagnostics(site.files)) console.log(`${path}:${line} ${reason}: ${hint}`);
 * ```
 */
export async function buildSite(folder: string, threads?: number): Promise<CompiledSite> {
  const { records, builtAt, files: recordFiles } = await readRecords();
  const output = { folder, builtAt };
  const written = new GuideFiles(folder);
  const compiled = await compileChanged(written, output, records, threads);
  compiled.files.push(...recordFiles);
  if (countErrors(compiled.files) > 0) return discard(compiled, written);
  const site = await addShareImages(await serveEarlier(compiled, output, records), output);
  await writeSiteIndexes(currentEditions(site), folder);
  const manifest = await renderManifest(site);
  const paths = await listPaths(site, folder, manifest);
  checkPlatformLimits(site, folder, paths);
  if (countErrors(site.files) > 0) return discard(site, written);
  await writeImages(site, output);
  await noteRemoved(site);
  writeManifest(manifest, folder);
  await keepRevisions(site, folder);
  await removeOutdated(folder, paths);
  writeRecords(site.guides.map(({ record }) => asPublished(record)));
  return { ...site, use: measureUse(site, folder, paths) };
}

/**
 * Compiles `content/guides` into the folder of `output` with the caller's records, for development: nothing counts as published.
 * Outdated files stay beside the new ones, so that a worker that watches the folder reloads once.
 */
export async function compileInto(output: EarlierOutput, records: Records): Promise<CompiledSite> {
  const { folder } = output;
  const written = new GuideFiles(folder);
  const compiled = await compileChanged(written, output, records);
  if (countErrors(compiled.files) > 0) return discard(compiled, written);
  const site = await addShareImages(await serveEarlier(compiled, output, records), output);
  await writeImages(site, output);
  await writeSiteIndexes(currentEditions(site), folder);
  writeManifest(await renderManifest(site), folder);
  return site;
}

/**
 * Compiles the guides that changed since they were recorded, or of which a file in the output folder is missing or damaged, and writes
 * their files.
 */
async function compileChanged(
  written: GuideFiles,
  output: EarlierOutput,
  records: Records,
  threads?: number,
): Promise<CompiledSite> {
  const reusable = [...records.values()].map((record) =>
    hasCurrent(record, output) ? record : { ...record, inputs: '', stamp: '' },
  );
  return compileSite(GUIDES, byGuide(reusable), {
    output: 'files',
    write: (files) => written.write(files),
    ...(threads !== undefined && { threads }),
  });
}

/** A site with errors is not published. */
function discard(site: CompiledSite, written: GuideFiles): CompiledSite {
  written.discard();
  return site;
}

/** Reports what Cloudflare would refuse, before anything refers to the new files. */
function checkPlatformLimits(site: CompiledSite, folder: string, paths: readonly string[]): void {
  const file = checkFileCount(folder, paths);
  if (file) site.files.push(file);
}

function asPublished(record: GuideRecord): GuideRecord {
  return { ...record, published: [...new Set([...record.published, ...record.ids])] };
}
