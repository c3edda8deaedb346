/** Bundle of the package's entry for servers: Node.js and workers alike, without dependencies. */
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { writeLicences } from '../licences.ts';
import { evaluateStrings, minifyTemplates } from './source-plugins.ts';

/**
 * Writes `outfile`. It contains Lit as Lit is in Node.js: bundlers for workers, such as Wrangler, would resolve Lit to its build for browsers,
 * which needs a `document` (lit/lit#3907).
 */
export async function bundleSsr(outfile: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: ['widget/ssr/render-guide.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['node'],
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    legalComments: 'none',
    metafile: true,
    plugins: [evaluateStrings, minifyTemplates, withoutBuffer],
  });
  await writeLicences(metafile);
}

/** Replaces the one module that needs `Buffer`, which workers lack, by its variant with `btoa`. */
const withoutBuffer: Plugin = {
  name: 'without-buffer',
  setup({ onResolve }) {
    onResolve({ filter: /^@lit-labs\/ssr-client$/ }, () => ({
      path: resolve('node_modules/@lit-labs/ssr-client/index.js'),
    }));
  },
};
