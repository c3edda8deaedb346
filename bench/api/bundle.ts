/** The worker as `wrangler deploy` uploads it. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Bundle {
  /** The file. */
  module: string;
  /** Bytes. */
  raw: number;
  gzip: number;
}

/** Bundles the worker into `folder` and uploads nothing. */
export async function bundleWorker(folder: string): Promise<Bundle> {
  const [out, assets] = [join(folder, 'bundle'), join(folder, 'no-assets')];
  await mkdir(assets);
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--env', 'production'];
  execFileSync(process.execPath, [...wrangler, '--outdir', out, '--assets', assets], { stdio: 'pipe' });
  const module = join(out, 'index.js');
  const bytes = await readFile(module);
  return { module, raw: bytes.byteLength, gzip: gzipSync(bytes).byteLength };
}
