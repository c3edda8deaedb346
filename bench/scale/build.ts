/** Cost of builds, and the files that they write. */
import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Site, startBuild } from '../site/site.ts';
import { measureTree, type ProcessUsage } from './process-tree.ts';

export interface BuildCost extends ProcessUsage {
  /** From the start of the command to its end (s). */
  wallTime: number;
}

export interface BuildCosts {
  cold: BuildCost;
  /** After an edit of one file. */
  changed: BuildCost;
  unchanged: BuildCost;
}

export interface Output {
  /** Size of all files. */
  bytes: number;
  /** Size of the largest file (bytes). */
  largest: number;
}

/** Guides that are edited to measure what earlier revisions take: their files are the same in a site of any size. */
const EDITED_GUIDES = 100;

/**
 * Builds a new site, again after an edit of one file, and unchanged.
 *
 * @throws if a build fails.
 */
export async function measureBuilds(site: Site): Promise<BuildCosts> {
  const cold = await measureBuild(site);
  await edit(site, 0, 'en');
  const changed = await measureBuild(site);
  return { cold, changed, unchanged: await measureBuild(site) };
}

/**
 * Builds the site after each of two edits of all its guides, or of a hundred.
 *
 * @returns the files per guide and locale after them.
 * @throws if a build fails.
 */
export async function measureRevisions(site: Site): Promise<number> {
  const content = join(site.assets, 'content');
  const files = (await listFiles(content)).length;
  const edited = Math.min(site.guides, EDITED_GUIDES);
  for (let round = 0; round < 2; round += 1) {
    for (let guide = 0; guide < edited; guide += 1)
      for (const { locale } of site.proses) await edit(site, guide, locale);
    await startBuild(site).done;
  }
  const added = (await listFiles(content)).length - files;
  return files / (site.guides * site.locales) + added / (edited * site.locales);
}

/** The static assets that `site` was built into. */
export async function readOutput({ assets }: Site): Promise<Output> {
  const sizes: number[] = [];
  for (const path of await listFiles(assets)) sizes.push((await stat(path)).size);
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    largest: sizes.reduce((largest, size) => Math.max(largest, size), 0),
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function measureBuild(site: Site): Promise<BuildCost> {
  const start = performance.now();
  const { pid, done } = startBuild(site);
  const usage = await measureTree(pid, done);
  return { ...usage, wallTime: (performance.now() - start) / 1_000 };
}

async function edit({ root }: Site, guide: number, locale: string): Promise<void> {
  await appendFile(join(root, 'content', 'guides', `guide-${guide}`, `${locale}.md`), '\nOne more line.\n');
}
