/** Output folder of a site: writes the files that the worker serves, and removes outdated ones. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompiledSite } from '../compiled-site.ts';
import type { Image } from '../render/images.ts';
import { shareImagePaths } from '../share/image-hashes.ts';
import { currentEditions } from './current-editions.ts';
import { type EarlierOutput, isUntouched } from './intact-files.ts';
import type { ManifestFile } from './manifest.ts';
import { isCompiled, listFiles } from './output-files.ts';
import { siteIndexPaths } from './site-indexes.ts';
import { storedPaths } from './stored-files.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** Writes those images of the guides that the output folder doesn't have, or no longer has undamaged. */
export async function writeImages(site: CompiledSite, output: EarlierOutput): Promise<void> {
  for (const { source, path } of imagesOf(site)) {
    if (!isUntouched(path, output)) writeIfChanged(join(output.folder, path), await readFile(source));
  }
}

/** The images of the guides, and the logo. */
function imagesOf({ guides, siteSettings: { logo } }: CompiledSite): Image[] {
  return [...guides.flatMap(({ record }) => record.images), ...(logo ? [logo] : [])];
}

/** Writes the manifest. It names the editions and search indexes, so that they have to be in `folder` before it. */
export function writeManifest(manifest: readonly ManifestFile[], folder: string): void {
  for (const [path, content] of manifest) writeIfChanged(join(folder, path), Buffer.from(content));
}

/** Removes compiled files from `folder` that are not at one of `paths`. */
export async function removeOutdated(folder: string, paths: readonly string[]): Promise<void> {
  const current = new Set(paths);
  for (const path of listFiles(folder)) {
    if (isCompiled(path) && !current.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** The paths of all files of a site whose editions and search indexes are in `folder`. */
export async function listPaths(
  site: CompiledSite,
  folder: string,
  manifest: readonly ManifestFile[],
): Promise<string[]> {
  const editions = site.guides.flatMap(({ record }) => storedPaths(record));
  const images = imagesOf(site).map(({ path }) => path);
  const indexes = await siteIndexPaths(currentEditions(site), folder);
  const shareImages = shareImagePaths(site.shareImages);
  return [
    ...editions,
    ...images,
    ...shareImages.site,
    ...shareImages.guides,
    ...indexes,
    ...manifest.map(([path]) => path),
  ];
}
