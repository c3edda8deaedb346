/** Bundle of the element as a package: scripts for a partner's own bundler, and the custom elements manifest. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

import { writeLicences } from '../licences.ts';
import { createManifest } from './manifest.ts';
import { evaluateStrings, minifyTemplates } from './source-plugins.ts';

/** Entries, by the last part of their import specifier `edge-faq/element/…`. Those of frameworks are types, with empty scripts. */
const ENTRIES = {
  index: 'widget/define.ts',
  class: 'widget/class.ts',
  react: 'widget/frameworks/react.ts',
  ssr: 'widget/ssr/render-guide.ts',
  svelte: 'widget/frameworks/svelte.ts',
  vue: 'widget/frameworks/vue.ts',
};

/**
 * Writes `element/` and `custom-elements.json` into `folder`. Lit is left to the partner's bundler, which may have it already. Chunks
 * stay separate files, so that they are still loaded on demand.
 */
export async function bundlePackageEntries(folder: string): Promise<void> {
  const out = join(folder, 'element');
  const { metafile } = await build({
    entryPoints: ENTRIES,
    outdir: out,
    bundle: true,
    format: 'esm',
    packages: 'external',
    splitting: true,
    charset: 'utf8',
    target: 'es2022',
    metafile: true,
    plugins: [evaluateStrings, minifyTemplates],
  });
  await writeLicences(metafile);
  await removeOthers(out, new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'custom-elements.json'), JSON.stringify(await createManifest(), undefined, 2));
}

/** Chunks are named by their hash, so those of earlier builds have to be removed. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) if (!kept.has(name)) await rm(join(folder, name));
}
