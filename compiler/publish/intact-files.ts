/** Files that an earlier build has written into the output folder: intact, or damaged since. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionName } from '../../schema/paths.ts';
import { matchesDigest } from '../document/read-edition.ts';
import { CLOCK_STEP_MS } from '../incremental/change-detection.ts';
import type { GuideRecord, StoredRevision } from '../incremental/record.ts';
import { editionPaths } from './stored-files.ts';

/** The output folder, as an earlier build has left it. */
export interface EarlierOutput {
  folder: string;
  /** When that build ended (ms since the epoch); 0 if that is unknown. */
  builtAt: number;
}

/**
 * Whether the file at `path` exists and nothing was done to it since the build. Writing, copying or replacing a file sets its `ctime`,
 * which no program can set otherwise.
 */
export function isUntouched(path: string, { folder, builtAt }: EarlierOutput): boolean {
  const stats = statSync(join(folder, path), { throwIfNoEntry: false });
  return stats !== undefined && stats.ctimeMs < builtAt - CLOCK_STEP_MS;
}

/** Whether the files of `edition` are as they were written. They are read only if one was touched since the build. */
export function isIntact(
  edition: EditionName,
  { digest, files }: Pick<StoredRevision, 'digest' | 'files'>,
  output: EarlierOutput,
): boolean {
  return (
    editionPaths(edition, files).every((path) => isUntouched(path, output)) ||
    matchesDigest(edition, digest, (path) => join(output.folder, path))
  );
}

/** Whether the files of the guide's current editions are as they were written. */
export function hasCurrent({ entry, revisions }: GuideRecord, output: EarlierOutput): boolean {
  return entry.locales.every(({ locale, revision }) => {
    const stored = revisions[locale]?.[0];
    const edition = { guide: entry.guide, locale, revision };
    return stored?.revision === revision && isIntact(edition, stored, output);
  });
}
