/** The element as a package: scripts for a partner's own bundler, and the manifest of what is in it. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { minifyStyles } from './bundle-embed.ts';
import { describeElement } from './manifest.ts';

/** By what follows `edge-faq/element` where they are imported. Those of frameworks are types, and empty scripts. */
const ENTRIES = {
  index: 'widget/define.ts',
  class: 'widget/class.ts',
  react: 'widget/frameworks/react.ts',
  ssr: 'widget/ssr/render-guide.ts',
  svelte: 'widget/frameworks/svelte.ts',
  vue: 'widget/frameworks/vue.ts',
};

/**
 * Writes `element/` and `custom-elements.json` into `folder`. Lit is left to the partner's bundler, which may have it already; what
 * is loaded on demand is in chunks, so that it stays so.
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
    plugins: [minifyStyles],
  });
  await removeOthers(out, new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'custom-elements.json'),
    JSON.stringify(await describeElement(), undefined, 2),
  );
}

/** Chunks are named by their hash: those of earlier builds would stay. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) if (!kept.has(name)) await rm(join(folder, name));
}
