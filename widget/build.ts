/** Bundles the element into one script and holds it to its budget. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What loads first may weigh this much (bytes, Brotli), Lit included. */
const BUDGET = 10_000;

/** Browsers with everything that Lit 3 and the element rely on. */
const TARGET = ['chrome94', 'firefox93', 'safari15'];

/**
 * Writes `embed/edge-faq.js` (and the licences of what is in it) into `folder` and prints its size.
 *
 * @throws {RangeError} where the script is over its budget; nothing is written then.
 */
export async function bundleElement(folder: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['widget/embed.ts'],
    outfile: join(folder, 'embed/edge-faq.js'),
    bundle: true,
    format: 'esm',
    minify: true,
    target: TARGET,
    charset: 'utf8',
    legalComments: 'linked',
    write: false,
  });
  for (const { path, contents } of outputFiles) {
    if (path.endsWith('.js')) weigh(contents);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

function weigh(script: Uint8Array): void {
  const brotli = brotliCompressSync(script).length;
  const sizes = `${script.length} B min, ${gzipSync(script).length} B gzip, ${brotli} B Brotli`;
  if (brotli > BUDGET)
    throw new RangeError(`embed/edge-faq.js is over its budget of ${BUDGET} B Brotli: ${sizes}`);
  console.log(`element  embed/edge-faq.js  ${sizes} (budget ${BUDGET})`);
}
