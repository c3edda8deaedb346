/** Editions as whole files: JSON and Markdown. */
import type { Guide } from '../../schema/guide.ts';
import type { LocaleEntry } from '../../schema/manifest.ts';
import { documentPath, markdownPath } from '../../schema/paths.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type Assets, openAsset, readAsset } from './assets.ts';

type EditionName = Pick<LocaleEntry, 'locale' | 'revision'>;

/** The bytes of a document, not parsed. */
export async function streamDocument(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<ReadableStream> {
  const { body } = await openAsset(assets, documentPath(guide, edition));
  if (!body) throw new ContentUnavailableError(`${documentPath(guide, edition)} is empty`);
  return body;
}

/** The parsed document. */
export async function readDocument(assets: Assets, guide: string, edition: EditionName): Promise<Guide> {
  return (await openAsset(assets, documentPath(guide, edition))).json();
}

/** The edition as Markdown (UTF-8). */
export function readMarkdown(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset(assets, markdownPath(guide, edition));
}
