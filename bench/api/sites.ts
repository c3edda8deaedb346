/** Synthetic sites, compiled as by `edge-faq build`. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEntries } from '../../test/fixtures/stored-site.ts';
import { writeCorpus } from '../compile/corpus.ts';

export const SEED = 20_261_124;

/** Sections per guide that `writeCorpus` writes. */
export const SECTIONS_PER_GUIDE = 20;

/** Withdrawal of the last section of a guide, in its front matter. */
const WITHDRAWN = `withdrawn:
  - section: question-3-4
    status: 451
    by: court
    since: 2026-11-26
    notice: A court required us to remove this answer.
`;

export interface Site {
  /** `20,000 sections`. */
  name: string;
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
  return compile(root, guides, formatSections(guides));
}

/** Writes and compiles the same site with the last section of each guide withdrawn. */
export async function generateWithdrawnSite(folder: string, guides: number): Promise<Site> {
  const root = join(folder, `site-${guides}-withdrawn`);
  await mkdir(root);
  await writeCorpus(root, guides, SEED);
  for (let guide = 0; guide < guides; guide += 1) {
    const path = join(root, 'content', 'guides', `guide-${guide}`, 'en.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('---\n', `---\n${WITHDRAWN}`));
  }
  return compile(root, guides, `${formatSections(guides)}, ${guides.toLocaleString('en')} of them withdrawn`);
}

async function compile(root: string, guides: number, name: string): Promise<Site> {
  execFileSync(process.execPath, [resolve('bench/compile/pass.ts'), 'edge-faq'], { cwd: root });
  const assets = join(root, 'dist');
  const entries = await readEntries(assets);
  const revision = entries.find(({ guide }) => guide === 'guide-0')?.locales[0]?.revision ?? '';
  return { name, sections: guides * SECTIONS_PER_GUIDE, assets, revision };
}

function formatSections(guides: number): string {
  return `${(guides * SECTIONS_PER_GUIDE).toLocaleString('en')} sections`;
}
