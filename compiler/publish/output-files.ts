/** Files of an output folder: those of compiled guides, and the scripts and pages beside them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The folders in it that a build writes. */
export const COMPILED_FOLDERS = ['content', 'images'] as const;

/** The one in which all files are compiled. */
const [CONTENT_FOLDER] = COMPILED_FOLDERS;

/** Images are named by a hash, and a build that was interrupted leaves temporary files; a page may have other ones beside them. */
const COMPILED = /^(?:content\/|images\/[0-9a-f]{32}\.[a-z]+(?:\.\d+\.new)?$)/;

/** Whether the file at `path` is compiled from guides. */
export function isCompiled(path: string): boolean {
  return COMPILED.test(path);
}

/** The paths of the files below `folder` that are not compiled: without a look into the folder of all those that are. */
export function listOtherFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name !== CONTENT_FOLDER);
  const paths = names.flatMap((name) =>
    statSync(join(folder, name)).isDirectory()
      ? listFiles(join(folder, name)).map((path) => `${name}/${path}`)
      : [name],
  );
  return paths.filter((path) => !isCompiled(path));
}

/** The paths of all files below `folder`, relative to it, with slashes; none where it doesn't exist. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
}
