/** Paths of the files of a guide's editions in the folder of static assets. */
import { type EditionName, editionPath } from '../../schema/paths.ts';
import type { GuideRecord } from '../incremental/record.ts';

/** The most files of an edition, and of an edition together with its earlier revisions. */
export const MAX_FILES = 3;

/** The paths of an edition that is stored in so many files. */
export function editionPaths(edition: EditionName, files: number): string[] {
  return Array.from({ length: files }, (_, number) => editionPath(edition, number));
}

/** The paths of the guide's editions, those of earlier revisions included. */
export function storedPaths({ entry: { guide }, revisions }: GuideRecord): string[] {
  return Object.entries(revisions).flatMap(([locale, stored]) =>
    stored.flatMap(({ revision, files }) => editionPaths({ guide, locale, revision }, files)),
  );
}
