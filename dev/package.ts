/** Makes what the package brings to a site, into `lib/`: the command line, the worker, the element. */
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleElement } from '../widget/build.ts';

await bundleElement('lib/static');
await cp('worker/static', 'lib/static', { recursive: true });

// Chunks are named by their hash: those of earlier builds would stay.
for (const name of await readdir('lib')) if (name.endsWith('.js')) await rm(join('lib', name));
// Node refuses to run TypeScript out of node_modules. In chunks, so that a verb loads only what it needs.
await build({
  entryPoints: ['cli/edge-faq.ts'],
  outdir: 'lib',
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  splitting: true,
  target: 'node22',
});
await build({
  entryPoints: { worker: 'worker/index.ts' },
  outdir: 'lib',
  bundle: true,
  format: 'esm',
  legalComments: 'eof',
  target: 'es2023',
});
