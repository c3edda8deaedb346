/** The worker bundle as `wrangler deploy` uploads it. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Bundle {
  /** Path of the bundled module. */
  module: string;
  /** Size in bytes, uncompressed and with gzip. */
  size: number;
  gzip: number;
}

/** Bundles the worker into `folder` by a dry run, without uploading it. */
export async function bundleWorker(folder: string): Promise<Bundle> {
  const [out, assets] = [join(folder, 'bundle'), join(folder, 'no-assets')];
  await mkdir(assets);
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--env', 'production'];
  execFileSync(process.execPath, [...wrangler, '--outdir', out, '--assets', assets], { stdio: 'pipe' });
  const module = join(out, 'index.js');
  const bytes = await readFile(module);
  return { module, size: bytes.byteLength, gzip: gzipSync(bytes).byteLength };
}
