/** Makes what the package brings to a site, into `lib/`: the command line, the worker, the element, the client, the contract. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { readPackage } from '../cli/package-root.ts';
import { makeDocsPage } from './contract/docs-page.ts';
import { makeOpenApi } from './contract/openapi.ts';
import { bundlePackageEntries } from './element/bundle.ts';
import { bundleElement } from './element/bundle-embed.ts';

/** The worker may weigh this much (bytes, gzip), as Cloudflare weighs it. */
const WORKER_BUDGET = 100_000;

await bundleElement('lib/static');
await bundlePackageEntries('lib');
await cp('worker/static', 'lib/static', { recursive: true });

const contract = await makeOpenApi((await readPackage()).version);
await writeFile('lib/static/openapi.json', JSON.stringify(contract));
await writeFile('lib/static/docs.html', await makeDocsPage(contract));

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
  minify: true,
  legalComments: 'eof',
  target: 'es2023',
});
await weighWorker();
await build({
  entryPoints: { client: 'client/index.ts' },
  outdir: 'lib',
  bundle: true,
  format: 'esm',
  packages: 'external',
  target: 'es2023',
});

async function weighWorker(): Promise<void> {
  const script = await readFile('lib/worker.js');
  const size = gzipSync(script).length;
  if (size > WORKER_BUDGET)
    throw new RangeError(`lib/worker.js is over its budget of ${WORKER_BUDGET} B gzip: ${size} B`);
  console.log(`worker   worker.js  ${script.length} B min, ${size} B gzip (budget ${WORKER_BUDGET})`);
}
