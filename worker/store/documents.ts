/** Editions as whole files: JSON and Markdown. */
import type { Guide } from '../../schema/guide.ts';
import type { Assets } from './assets.ts';
import { type EditionName, parseEditionFile, readEditionFile } from './verified-files.ts';

/** The bytes of a document, not parsed. */
export function readDocumentBytes(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readEditionFile(assets, guide, edition, 'document');
}

/** What `transform` makes of the parsed document. */
export function transformDocument<T>(
  assets: Assets,
  guide: string,
  edition: EditionName,
  transform: (document: Guide) => T,
): Promise<T> {
  return parseEditionFile(assets, guide, edition, 'document', (bytes) =>
    transform(JSON.parse(new TextDecoder().decode(bytes))),
  );
}

/** The edition as Markdown (UTF-8). */
export function readMarkdown(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readEditionFile(assets, guide, edition, 'markdown');
}
