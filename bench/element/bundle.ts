/** Production bundles as a site's own build makes them: tree-shaken and minified. */
import { type BuildOptions, build } from 'esbuild';

export interface Bundle {
  script: string;
  /** All imported style sheets, concatenated. */
  styles: string;
}

/** Bundles the imports that a site writes to use a library, which is installed in `folder`. */
export function bundleImports(source: string, folder: string = process.cwd()): Promise<Bundle> {
  return bundle({ stdin: { contents: source, resolveDir: folder }, format: 'esm' });
}

/** Bundles the script at `path`, with the global constants of `define` as JSON. */
export function bundleFile(
  path: string,
  format: 'esm' | 'iife',
  define: Record<string, unknown>,
): Promise<Bundle> {
  const constants = Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]);
  return bundle({ entryPoints: [path], format, define: Object.fromEntries(constants) });
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
  const textOf = (extension: string) => outputFiles?.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}
