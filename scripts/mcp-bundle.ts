/** Bundle of the MCP server, for the package and for the worker's tests. */
import { type BuildOptions, build } from 'esbuild';

/** One module that imports the runtime alone. `version` is what the server tells clients. */
export function mcpBundle(version: string) {
  return {
    entryPoints: { mcp: 'mcp/worker.ts' },
    outdir: 'lib',
    bundle: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    target: 'es2023',
    conditions: ['workerd'],
    external: ['cloudflare:workers'],
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    metafile: true,
  } satisfies BuildOptions;
}

/** The source of the bundle, without writing it. */
export async function bundleMcp(): Promise<string> {
  const { outputFiles } = await build({ ...mcpBundle('0.0.0'), write: false });
  return outputFiles.map(({ text }) => text).join('');
}
