/** Errors of the operating system, in words: what could not be done, and what to do about it. */

/** What to do, by error code. Their reasons are those that libuv gives: "permission denied". */
const HINTS: Partial<Record<string, string>> = {
  EACCES: 'allow your user to read and write there, or choose another folder',
  EPERM: 'allow your user to read and write there, or choose another folder',
  EROFS: 'choose a folder on a disk that can be written to',
  ENOSPC: 'free some space on the disk, then run the command again',
  EDQUOT: 'free some space in your quota, then run the command again',
  ENOENT: 'check that the path exists, and that no link in it is broken',
  EISDIR: 'pass the path of a file',
  ENOTDIR: 'a part of the path is a file, not a folder: rename or move it',
  EEXIST: 'something else has that name: rename or move it',
  ELOOP: 'the link leads back to itself: remove it',
  ENAMETOOLONG: 'use a shorter name',
  EMFILE: 'too many files are open: close other programs',
};

/** The message of `error` with that of its cause, and a hint where one is known. */
export function formatError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || !('syscall' in error))
    return error.cause === undefined ? error.message : `${error.message}: ${formatError(error.cause)}`;
  const hint = HINTS[String(error.code)];
  // Node.js writes `EACCES: permission denied, open 'path'`.
  const [, reason = error.message, action = ''] = /^\w+: (.*?), (\w+)/.exec(error.message) ?? [];
  const path = 'path' in error ? ` ${String(error.path)}` : '';
  return `cannot ${action || String(error.syscall)}${path}: ${reason}${hint ? `; ${hint}` : ''}`;
}
