/** How much of the platform's limits a site uses, and the size of site at which it will reach them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import type { GuideRecord } from '../incremental/record.ts';
import { MAX_DRAWN_GUIDES, type ShareImages, shareImagePaths } from '../share/image-hashes.ts';
import { listOtherFiles } from './output-files.ts';
import { MAX_DEPLOYED_FILES, MAX_DEPLOYED_FILES_FREE, MAX_FILE_SIZE } from './platform-limits.ts';
import { MAX_FILES, storedPaths } from './stored-files.ts';

/** Numbers of guides are of guides like those of the site, each with two earlier revisions. */
export interface PlatformUse {
  /** Number of files of a deployment. */
  files: number;
  /** Guides at which the number of files is reached. */
  maxGuides: { free: number; paid: number };
  /** The file with the most bytes. */
  largestFile: { path: string; bytes: number };
  /** The file that grows with the site and is too large first, and guides at which it is; undefined without guides. */
  growingFile?: { path: string; maxGuides: number };
}

/** What is read of a site: the records of its guides. */
interface Recorded {
  guides: readonly { record: GuideRecord }[];
  shareImages?: ShareImages;
}

/** Pages of the manifest for each guide, about. */
const PAGES_PER_GUIDE = 0.1;

/** What a deployment of `folder`, which has the files of `site` at `paths`, uses. */
export function measureUse(site: Recorded, folder: string, paths: readonly string[]): PlatformUse {
  const shareImages = shareImagePaths(site.shareImages).guides;
  const own = new Set([
    ...site.guides.flatMap(({ record }) => [...storedPaths(record), ...imagesOf(record)]),
    ...shareImages,
  ]);
  const all = new Set([...listOtherFiles(folder), ...paths]);
  const shared = [...all].filter((path) => !own.has(path));
  const guides = Math.max(1, site.guides.length);
  const perGuide = filesOf(site) / guides + PAGES_PER_GUIDE;
  const maxGuides = (limit: number) => {
    const room = Math.max(0, limit - shared.length);
    // A site of more guides has no share images of single ones.
    const count = Math.floor(room / perGuide);
    return count > MAX_DRAWN_GUIDES ? count : Math.floor(room / (perGuide + shareImages.length / guides));
  };
  const sizes = [...all].map((path) => ({ path, bytes: sizeOf(join(folder, path)) }));
  // All other files that grow with the number of guides are divided.
  const perGuideSize = sizeOf(join(folder, MANIFEST_PATH)) / guides;
  return {
    files: all.size,
    maxGuides: { free: maxGuides(MAX_DEPLOYED_FILES_FREE), paid: maxGuides(MAX_DEPLOYED_FILES) },
    largestFile: largest(sizes),
    ...(site.guides.length > 0 && {
      growingFile: { path: MANIFEST_PATH, maxGuides: Math.floor(MAX_FILE_SIZE / perGuideSize) },
    }),
  };
}

/** Files of all guides once each has two earlier revisions. */
function filesOf({ guides }: Recorded): number {
  const editions = guides.flatMap(({ record }) => record.entry.locales).length;
  return editions * MAX_FILES + new Set(guides.flatMap(({ record }) => imagesOf(record))).size;
}

function imagesOf({ images }: GuideRecord): string[] {
  return images.map(({ path }) => path);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function largest(files: readonly PlatformUse['largestFile'][]): PlatformUse['largestFile'] {
  return files.reduce((best, file) => (file.bytes > best.bytes ? file : best), { path: '', bytes: 0 });
}
