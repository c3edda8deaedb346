/**
 * `npm run bench:element:cost`: what each module of the element's script costs: its minified bytes, and its cost on the wire. That is the
 * Brotli size of the script minus that of a script in which the module only exports the same names, so that it includes whatever that
 * module alone imports. What compresses well beside another module is in the cost of neither: costs don't add up to the size. Then the
 * chunks, beside their budgets.
 */
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { BUDGET, bundleChunks, bundleEntry } from '../../scripts/element/bundle-embed.ts';

/** As long as the build's. The same for all, as its characters change the size. */
const CHUNKS = './0123456789ab/';

const sizeOf = (script: Uint8Array) => brotliCompressSync(script).length;

const { script } = await bundleEntry(CHUNKS);
const { modules } = await bundleEntry(CHUNKS, [minify()]);
const costs: [name: string, cost: { minified: number; brotli: number }][] = [];
for (const [path, minified] of Object.entries(modules)) {
  // The entry exports nothing.
  if (minified === 0 || path === 'widget/embed.ts') continue;
  const without = await bundleEntry(CHUNKS, [stub(path, await exportsOf(path))]);
  costs.push([nameOf(path), { minified, brotli: sizeOf(script) - sizeOf(without.script) }]);
}

console.log('Modules of edge-faq.js (B):');
console.table(Object.fromEntries(costs.toSorted(([, a], [, b]) => b.brotli - a.brotli)));
const scripts = [{ file: 'edge-faq.js', script, budget: BUDGET }, ...(await bundleChunks())];
console.log('Scripts, and what is left of their budgets (B):');
console.table(
  Object.fromEntries(
    scripts.map(({ file, script: each, budget }) => {
      const brotli = sizeOf(each);
      return [file, { minified: each.length, brotli, budget, left: budget - brotli }];
    }),
  ),
);

/** Makes the bytes of modules those that esbuild minifies them to. */
function minify(): Plugin {
  return {
    name: 'minify',
    setup({ initialOptions }) {
      initialOptions.minify = true;
    },
  };
}

/** Names that the module at `path` exports. */
async function exportsOf(path: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [path],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** Replaces the module at `path` by exports of which the minifier knows nothing, so that it keeps what uses them. */
function stub(path: string, names: readonly string[]): Plugin {
  return {
    name: 'stub',
    setup({ onLoad }) {
      onLoad({ filter: /./ }, (args) =>
        args.path === resolve(path)
          ? { contents: `export const { ${names.join(', ')} } = window;` }
          : undefined,
      );
    },
  };
}

function nameOf(path: string): string {
  return path.replace(/^.*node_modules\//, '').replace('/development/', '/');
}
