/** Access to the author's files: why one can't be read, in words for its author. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { VFile } from 'vfile';
import { type Rule, report, TOP } from '../diagnostics.ts';

export interface AccessProblem {
  rule: Extract<Rule, 'unreadable' | 'outside-link'>;
  /** Predicate: `is a folder, not a file`. */
  reason: string;
  hint: string;
}

/**
 * Why `path` isn't read as a `kind`; undefined where it can be. Symbolic links may lead to anything inside `root`: what lies
 * outside isn't content, and may be a secret of the machine that builds.
 */
export function findAccessProblem(
  path: string,
  root: string,
  kind: 'file' | 'folder',
): AccessProblem | undefined {
  try {
    // The one in JavaScript makes a system call for each folder of the path.
    const target = realpathSync.native(path);
    if (!isInside(target, realpathSync.native(root))) return OUTSIDE;
    const stats = statSync(target);
    if (kind === 'file' && stats.isDirectory()) return IS_FOLDER;
    if (kind === 'file' ? !stats.isFile() : !stats.isDirectory()) return wrongKind(kind);
    accessSync(target, constants.R_OK);
    return undefined;
  } catch (error) {
    return explainAccess(error);
  }
}

/** The problem behind an error of `node:fs`. */
function explainAccess(error: unknown): AccessProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return BY_CODE[code] ?? unreadable(`can't be read (${code})`, 'check the file and the disk that it is on');
}

export function reportAccess(file: VFile, { rule, reason, hint }: AccessProblem): void {
  report(file, TOP, rule, `${file.basename} ${reason}`, hint);
}

const OUTSIDE: AccessProblem = {
  rule: 'outside-link',
  reason: 'is a link that leads outside the content folder',
  hint: 'copy what it leads to into the content folder, or move it there: links inside that folder are followed',
};

const IS_FOLDER = unreadable('is a folder, not a file', 'rename the folder, or put the file in its place');

const NO_PERMISSION = unreadable("can't be read: permission denied", 'allow your user to read it');

const BY_CODE: Partial<Record<string, AccessProblem>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EISDIR: IS_FOLDER,
  ENOENT: unreadable('is a link to something that does not exist', 'remove the link, or restore its target'),
  ELOOP: unreadable('is a link that leads back to itself', 'remove the link'),
};

function wrongKind(kind: string): AccessProblem {
  return unreadable(`is not a ${kind}`, `put a ${kind} in its place, or remove it`);
}

function unreadable(reason: string, hint: string): AccessProblem {
  return { rule: 'unreadable', reason, hint };
}

function isInside(path: string, root: string): boolean {
  return !relative(root, path).split(sep).includes('..');
}
