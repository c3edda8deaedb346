/** Sites of made-up guides, compiled as `edge-faq build` does. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { ManifestSchema } from '../../schema/manifest.ts';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import { writeCorpus } from '../compile/corpus.ts';

export const SEED = 20_261_124;

/** How many sections `writeCorpus` gives a guide. */
export const SECTIONS_A_GUIDE = 20;

export interface Site {
  guides: number;
  sections: number;
  /** What the worker has as its static assets. */
  assets: string;
  /** The revision of the first guide. */
  revision: string;
}

/** Writes and compiles a site of `guides` guides into a folder of its own below `folder`. The first guide is the same at any size. */
export async function makeSite(folder: string, guides: number): Promise<Site> {
  const home = join(folder, `site-${guides}`);
  await mkdir(home);
  await writeCorpus(home, guides, SEED);
  execFileSync(process.execPath, [resolve('bench/compile/pass.ts'), 'ours'], { cwd: home });
  const assets = join(home, 'dist');
  const manifest = v.parse(ManifestSchema, JSON.parse(await readFile(join(assets, MANIFEST_PATH), 'utf8')));
  const revision = manifest.guides.find(({ guide }) => guide === 'guide-0')?.locales[0]?.revision ?? '';
  return { guides, sections: guides * SECTIONS_A_GUIDE, assets, revision };
}
