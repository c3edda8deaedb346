/** Size of the read side: what of the worker serves readers who only read. */
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Modules of what readers send and of the publisher's routes. Whatever only they import, such as JWTs, is left out with them. */
const WRITE_SIDE = /\/worker\/(?:feedback|admin)\/[^/]+\.ts$/;

/** Replaces them by modules of which any name can be imported: the bundle is measured, and never run. */
const withoutWriteSide: Plugin = {
  name: 'without-write-side',
  setup({ onLoad }) {
    onLoad({ filter: WRITE_SIDE }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

/** Bytes (gzip) of the bundle that `options` make, without what only writes need. */
export async function measureReadSide(options: BuildOptions): Promise<number> {
  const { outputFiles = [] } = await build({
    ...options,
    write: false,
    plugins: [withoutWriteSide, ...(options.plugins ?? [])],
    // That classes of the modules that are left out are undefined.
    logLevel: 'error',
  });
  return gzipSync(outputFiles.map(({ text }) => text).join('')).length;
}
