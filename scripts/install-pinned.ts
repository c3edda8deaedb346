/** Installation of pinned packages outside the repository: they would double what `npm ci` installs for everybody. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Pinned versions, with the digests of all packages. */
const FILES = ['package.json', 'package-lock.json'];

export interface PinnedPackages {
  /** What is installed, for messages. */
  name: string;
  /** The folder with `package.json` and its lock file, as a URL that ends in a slash. */
  source: URL;
  /** Name of the folder in the user's cache. */
  cache: string;
  /** What the installation takes, in MB. */
  size: number;
}

/**
 * The folder whose `node_modules` has what `package.json` in `source` pins. The first run of a lock file installs it; later ones, and the
 * runs of other clones, find it.
 *
 * @throws if npm can't install it.
 * @example
 * const folder = await installPinned({ name: 'Lighthouse', source: new URL('.', import.meta.url), cache: 'edge-faq-lighthouse', size: 90 });
 */
export async function installPinned({ name, source, cache, size }: PinnedPackages): Promise<string> {
  const lock = await readFile(new URL('package-lock.json', source));
  const parent = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), cache);
  const folder = join(parent, createHash('sha256').update(lock).digest('hex').slice(0, 12));
  if (isInstalled(folder)) return folder;
  console.log(`${name}: installing ${size} MB into ${folder}, once`);
  // What is in it runs: nobody else may write there.
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const unfinished = await mkdtemp(join(parent, 'install-'));
  try {
    for (const file of FILES) await copyFile(new URL(file, source), join(unfinished, file));
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: unfinished,
    });
    // Another run may have finished first.
    if (isInstalled(folder)) return folder;
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return folder;
  } catch (cause) {
    throw new Error(`${name} can't be installed: the first run needs npm and its registry. ${cause}`, {
      cause,
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** npm writes this file last. */
const isInstalled = (folder: string) => existsSync(join(folder, 'node_modules', '.package-lock.json'));
