/** Bundle of the element as a package: scripts for a partner's own bundler, and the custom elements manifest. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

import { writeLicences } from '../licences.ts';
import { bundleSsr } from './bundle-ssr.ts';
import { createManifest } from './manifest.ts';
import { evaluateStrings, minifyTemplates } from './source-plugins.ts';

/** Entries, by the last part of their import specifier `edge-faq-element/…`, except that for servers. Those of frameworks are types, with empty scripts. */
const ENTRIES = {
  index: 'widget/define.ts',
  class: 'widget/class.ts',
  preact: 'widget/frameworks/preact.ts',
  react: 'widget/frameworks/react.ts',
  solid: 'widget/frameworks/solid.ts',
  svelte: 'widget/frameworks/svelte.ts',
  vue: 'widget/frameworks/vue.ts',
};

/** Folder of the built package, `edge-faq-element`. */
const OUT = 'widget/lib';

/**
 * Writes the scripts of `edge-faq-element` and its `custom-elements.json`. Lit is left to the partner's bundler, which may have it
 * already. Chunks stay separate files, so that they are still loaded on demand.
 */
export async function bundlePackageEntries(): Promise<void> {
  const { metafile } = await build({
    entryPoints: ENTRIES,
    outdir: OUT,
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
  await removeOthers(new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
  await bundleSsr(join(OUT, 'ssr.js'));
  await writeFile(join(OUT, 'custom-elements.json'), JSON.stringify(await createManifest(), undefined, 2));
}

/** Chunks are named by their hash, so those of earlier builds have to be removed. */
async function removeOthers(kept: ReadonlySet<string>): Promise<void> {
  const scripts = (await readdir(OUT)).filter((name) => name.endsWith('.js'));
  for (const name of scripts) if (!kept.has(name)) await rm(join(OUT, name));
}
