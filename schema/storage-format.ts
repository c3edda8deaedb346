/** Version of the compiled files: the worker serves those of its own version, and a build replaces those of any other. */

/** Increment when the compiled files change in a way that the worker has to know. */
export const STORAGE_FORMAT = 5;

/** Whether files of `format` were written by an older or a newer version of the compiler; the first ones had no number. */
export function compareFormat(format: unknown): 'older' | 'same' | 'newer' {
  if (format === STORAGE_FORMAT) return 'same';
  return typeof format === 'number' && format > STORAGE_FORMAT ? 'newer' : 'older';
}
