/** Output folder of a build: refusal of one in which a build would delete other files than its own. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import { COMPILED_FOLDERS, listFiles } from './output-files.ts';

/**
 * A build removes outdated files from the folders that it writes. So none of them may be the folder `sources`, nor be inside it, nor
 * around it, nor have files that no build wrote.
 *
 * @throws where the output folder is such that one of them would be
 */
export function assertOutputFolder(folder: string, sources: string): void {
  assertApart(folder, sources);
  assertCompiled(folder);
}

function assertApart(folder: string, sources: string): void {
  const source = realPathOf(sources);
  for (const path of COMPILED_FOLDERS.map((name) => realPathOf(join(folder, name)))) {
    if (!isInside(path, source) && !isInside(source, path)) continue;
    throw new Error(
      `the output folder ${folder === '' ? '""' : folder} would replace your own files in ${sources}: name another one, like --out dist`,
    );
  }
}

/** Files, temporary ones included, of a first build that was interrupted before it wrote the manifest. */
const UNFINISHED =
  /^(?:[^/]+\/[^/]+\/[0-9a-f]{32}(?:-\d)?|(?:index|lists|image-uses|withdrawals|site|sitemap|feeds|search\/[^/]+)\/[0-9a-f]{64}|share\/[0-9a-f]{32}|sitemap|manifest)\.[a-z.]+(?:\.\d+\.new)?$/;

function assertCompiled(folder: string): void {
  if (existsSync(join(folder, MANIFEST_PATH))) return;
  const content = join(folder, dirname(MANIFEST_PATH));
  const other = listFiles(content).find((path) => !UNFINISHED.test(path));
  if (other === undefined) return;
  throw new Error(
    `${join(content, other)} is not a file of edge-faq build, which would delete it: name another output folder, like --out dist`,
  );
}

/** `path` without symbolic links, whether or not it exists. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
