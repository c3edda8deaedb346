/** Synthetic sites, compiled as by `edge-faq build`. */
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEntries } from '../../test/fixtures/stored-site.ts';
import { writeCorpus } from '../compile/corpus.ts';

export const SEED = 20_261_124;

/** Sections per guide that `writeCorpus` writes. */
export const SECTIONS_PER_GUIDE = 20;

export interface Site {
  guides: number;
  sections: number;
  /** Folder of the static assets that the worker reads. */
  assets: string;
  /** Revision of the first guide. */
  revision: string;
}

/** Writes and compiles a site of `guides` guides in a new folder below `folder`. The first guide is the same at any size. */
export async function generateSite(folder: string, guides: number): Promise<Site> {
  const root = join(folder, `site-${guides}`);
  await mkdir(root);
  await writeCorpus(root, guides, SEED);
  execFileSync(process.execPath, [resolve('bench/compile/pass.ts'), 'edge-faq'], { cwd: root });
  const assets = join(root, 'dist');
  const entries = await readEntries(assets);
  const revision = entries.find(({ guide }) => guide === 'guide-0')?.locales[0]?.revision ?? '';
  return { guides, sections: guides * SECTIONS_PER_GUIDE, assets, revision };
}
