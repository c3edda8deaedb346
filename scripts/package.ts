/** Builds the npm packages: `edge-faq` (command line, worker, OpenAPI document) into `lib/`, element and client into theirs. */
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { readPackageJson } from '../cli/package-root.ts';
import { DOCS_POLICY, renderDocsPage } from './contract/docs-page.ts';
import { generateOpenApi } from './contract/openapi.ts';
import { bundleElement } from './element/bundle-embed.ts';
import { bundlePackageEntries } from './element/bundle-package.ts';
import { evaluateStrings } from './element/source-plugins.ts';
import { writeLicences } from './licences.ts';
import { mcpBundle } from './mcp-bundle.ts';
import { writeMovedEntries } from './moved-entries.ts';
import { measureReadSide } from './read-side.ts';

/** Size limits of the workers (bytes, gzip), measured as Cloudflare does: that of the site, and the MCP server. */
const WORKER_BUDGETS = { 'worker.js': 123_000, 'mcp.js': 100_000 };

/** Size limit of what of the worker's bundle serves readers who only read. */
const READ_SIDE_BUDGET = 100_000;

// Exits with its parent process: esbuild would keep running after the folder is deleted.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

await bundleElement('lib/static');
await bundlePackageEntries();
await cp('worker/static', 'lib/static', { recursive: true });

const { version } = await readPackageJson();
const openApi = await generateOpenApi(version);
await writeFile('lib/static/openapi.json', JSON.stringify(openApi));
await writeFile('lib/static/docs.html', await renderDocsPage(openApi));
await appendFile('lib/static/_headers', `\n/docs\n  Content-Security-Policy: ${DOCS_POLICY}\n`);

/** Packages that the command line loads from `node_modules`; all others are bundled, since a few large files load faster. */
const EXTERNAL = [
  // A peer dependency: the site's own version.
  'wrangler',
  // Finds the script of its threads beside itself.
  'tinypool',
  // Its module for Node requires its files in a way that esbuild can't follow.
  'jsonc-parser',
  // A package that it imports, format, ships without its licence.
  'remark-frontmatter',
  // @lit-labs/ssr imports them; they ship without their licences.
  '@lit-labs/ssr-dom-shim',
  '@parse5/tools',
  // Modules of some megabytes, which only a build with share images loads.
  'satori',
  '@resvg/resvg-wasm',
];

/** What `require` is in the CommonJS modules of a bundle, for the modules of Node. */
const REQUIRE = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`;

// Chunk names contain a hash, so chunks of earlier builds would remain.
for (const name of await readdir('lib')) if (/\.js(?:\.LEGAL\.txt)?$/.test(name)) await rm(join('lib', name));
await writeMovedEntries();
// Node doesn't run TypeScript from node_modules. Code splitting lets a command load only what it needs.
const cli = await build({
  // Threads load the others by their names.
  entryPoints: {
    'edge-faq': 'cli/edge-faq.ts',
    'guide-task': 'compiler/guide-task.ts',
    'draw-image': 'compiler/share/draw-image.ts',
  },
  outdir: 'lib',
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: EXTERNAL,
  banner: { js: REQUIRE },
  splitting: true,
  legalComments: 'none',
  target: 'node22',
  metafile: true,
});
await writeLicences(cli.metafile);
const workerBundle = {
  entryPoints: { worker: 'worker/index.ts' },
  plugins: [evaluateStrings],
  outdir: 'lib',
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  target: 'es2023',
  metafile: true,
} satisfies BuildOptions;
const worker = await build(workerBundle);
await writeLicences(worker.metafile);
// Beside the worker, not in it: readers' isolates would compile it, though they never run it.
const mcp = await build(mcpBundle(version));
await writeLicences(mcp.metafile);
for (const [name, budget] of Object.entries(WORKER_BUDGETS)) {
  const script = await readFile(join('lib', name));
  assertBudget(`lib/${name}`, gzipSync(script).length, budget);
}
assertBudget('lib/worker.js, read side', await measureReadSide(workerBundle), READ_SIDE_BUDGET);
const client = await build({
  entryPoints: ['client/index.ts'],
  outdir: 'client/lib',
  bundle: true,
  format: 'esm',
  packages: 'external',
  target: 'es2023',
  metafile: true,
});
await writeLicences(client.metafile);

function assertBudget(name: string, size: number, budget: number): void {
  if (size > budget) throw new RangeError(`${name} is over its budget of ${budget} B gzip: ${size} B`);
  console.log(`worker   ${name}  ${size} B gzip (budget ${budget} B gzip)`);
}
