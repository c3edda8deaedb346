/** Editions as whole files: JSON and Markdown. */
import type { Guide } from '../../schema/guide.ts';
import type { Assets } from './assets.ts';
import { type EditionName, readEditionFile } from './verified-files.ts';

/** The bytes of a document, not parsed. */
export function readDocumentBytes(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readEditionFile(assets, guide, edition, 'document');
}

/** The parsed document. */
export async function readDocument(assets: Assets, guide: string, edition: EditionName): Promise<Guide> {
  return JSON.parse(new TextDecoder().decode(await readDocumentBytes(assets, guide, edition)));
}

/** The edition as Markdown (UTF-8). */
export function readMarkdown(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readEditionFile(assets, guide, edition, 'markdown');
}
