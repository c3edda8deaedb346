/** Reading of an edition's files, whole or in parts, from the folder of static assets or of the history. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type EditionHeader, EditionHeaderSchema } from '../../schema/edition-file.ts';
import type { Guide } from '../../schema/guide.ts';
import { isSealed, sha256 } from '../../schema/integrity.ts';
import { type EditionName, editionPath } from '../../schema/paths.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';

/** A part of an edition. */
export type EditionPart = 'document' | 'markdown' | 'search' | 'page';

/** An edition that was read. */
export interface StoredEdition {
  header: EditionHeader;
  /** SHA-256 of the first file. */
  digest: string;
  /** Number of files. */
  files: number;
  /** The text of a part. */
  read(part: EditionPart): string;
}

/**
 * The edition `name`, of which `locate` gives the path of a file from that under the static assets.
 *
 * @throws where a file is missing, damaged, of another edition or of another storage format
 */
export async function readEdition(
  name: EditionName,
  locate: (path: string) => string,
): Promise<StoredEdition> {
  const path = locate(editionPath(name));
  const { first, further, header: unchecked, body } = readFiles(name, locate);
  if (!(await isSealed(first.toString()))) throw new RangeError(`${path} is damaged`);
  const header = v.parse(EditionHeaderSchema, unchecked);
  if (editionPath(header) !== editionPath(name)) throw new RangeError(`${path} is of another edition`);
  for (const [index, [, digest]] of header.files.entries()) {
    if ((await sha256(further[index] ?? Buffer.of())) !== digest)
      throw new RangeError(`${locate(editionPath(name, index + 1))} is damaged`);
  }
  return {
    header,
    digest: await sha256(first),
    files: 1 + further.length,
    read: (part) => body.toString('utf8', ...header[part]),
  };
}

/**
 * The search index of the edition `name` and its document, without a check of its digest: a site's index is merged from thousands that a build has
 * written.
 *
 * @throws where a file is missing or damaged
 */
export function readSearchIndex(
  name: EditionName,
  locate: (path: string) => string,
): { index: SearchIndexData; document: Guide } {
  const { header, body } = readFiles(name, locate);
  const read = (part: 'search' | 'document') => JSON.parse(body.toString('utf8', ...header[part]));
  return { index: read('search'), document: read('document') };
}

/** Whether the files of the edition `name` are complete and undamaged, and `digest` is the SHA-256 of the first. */
export function matchesDigest(name: EditionName, digest: string, locate: (path: string) => string): boolean {
  try {
    const { first, further, header } = readFiles(name, locate);
    return (
      hash('sha256', first) === digest &&
      header.files.every(([, each], index) => hash('sha256', further[index] ?? '') === each)
    );
  } catch {
    return false;
  }
}

/** The files of an edition, of which nothing is checked: the header may have any shape. */
function readFiles(name: EditionName, locate: (path: string) => string) {
  const first = readFileSync(locate(editionPath(name)));
  const headerEnd = first.indexOf('\n');
  const header: EditionHeader = JSON.parse(first.toString('utf8', 0, headerEnd));
  const further = header.files.map((_, index) => readFileSync(locate(editionPath(name, index + 1))));
  return { first, further, header, body: Buffer.concat([first.subarray(headerEnd + 1), ...further]) };
}
