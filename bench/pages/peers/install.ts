/** Installation of the peers and of Lighthouse outside the repository: they would double what `npm ci` installs for everybody. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Pinned versions, with the digests of all packages. */
const FILES = ['package.json', 'package-lock.json'];

const CACHE = join(tmpdir(), 'edge-faq-bench-pages');

/**
 * The folder whose `node_modules` has what `package.json` beside this file pins. The first run of a lock file installs it; later ones, and
 * the runs of other clones, find it.
 *
 * @throws if npm can't install it.
 */
export async function installPeers(): Promise<string> {
  const lock = await readFile(new URL('package-lock.json', import.meta.url));
  const folder = join(CACHE, createHash('sha256').update(lock).digest('hex').slice(0, 12));
  if (existsSync(folder)) {
    console.log(`Starlight, VitePress and Lighthouse: installed in ${folder}`);
    return folder;
  }
  console.log(
    `Starlight, VitePress and Lighthouse: installing 390 MB into ${folder}, which takes minutes once`,
  );
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, 'install-'));
  try {
    for (const name of FILES) await copyFile(new URL(name, import.meta.url), join(unfinished, name));
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: unfinished,
    });
    // Another run may have finished first.
    if (!existsSync(folder)) await rename(unfinished, folder);
    return folder;
  } catch (cause) {
    throw new Error(
      `Starlight, VitePress and Lighthouse can't be installed: bench:pages needs npm and its registry for its first run. ${cause}`,
      { cause },
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
