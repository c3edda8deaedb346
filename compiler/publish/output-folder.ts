/** Output folder of a build: refusal of one in which a build would delete the author's own files. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { COMPILED_FOLDERS } from './output-files.ts';

/**
 * A build removes outdated files from the folders that it writes. So none of them may be the folder `sources`, nor be inside it, nor
 * around it.
 *
 * @throws where the output folder is such that one of them would be
 */
export function assertOutputFolder(folder: string, sources: string): void {
  const source = realPathOf(sources);
  for (const path of COMPILED_FOLDERS.map((name) => realPathOf(join(folder, name)))) {
    if (!isInside(path, source) && !isInside(source, path)) continue;
    throw new Error(
      `the output folder ${folder === '' ? '""' : folder} would replace your own files in ${sources}: name another one, like --out dist`,
    );
  }
}

/** `path` without symbolic links, whether or not it exists. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
