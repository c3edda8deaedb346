/** Bundles scripts as a site would: what they import and no more, minified, for production. */
import { type BuildOptions, build } from 'esbuild';

export interface Bundle {
  script: string;
  /** The style sheets that it imports, in one. */
  styles: string;
}

/** What a site writes to get a library: its imports. */
export function bundleImports(source: string): Promise<Bundle> {
  return bundle({ stdin: { contents: source, resolveDir: process.cwd() }, format: 'esm' });
}

/** A script of ours for a page, with `define` (names and what they stand for) in it. */
export function bundleFile(
  path: string,
  format: 'esm' | 'iife',
  define: Record<string, unknown>,
): Promise<Bundle> {
  const written = Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]);
  return bundle({ entryPoints: [path], format, define: Object.fromEntries(written) });
}

async function bundle({ define, ...options }: BuildOptions): Promise<Bundle> {
  const { outputFiles } = await build({
    ...options,
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'silent',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
  });
  const text = (type: string) => outputFiles?.find(({ path }) => path.endsWith(type))?.text ?? '';
  return { script: text('.js'), styles: text('.css') };
}
