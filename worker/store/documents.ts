/** Whole guides, as JSON and as Markdown. */
import type { Guide } from '../../schema/guide.ts';
import type { LocaleEntry } from '../../schema/manifest.ts';
import { documentPath, markdownPath } from '../../schema/paths.ts';
import { type Assets, ContentUnavailable, openAsset, readAsset } from './assets.ts';

type EditionName = Pick<LocaleEntry, 'locale' | 'revision'>;

/** The bytes of a guide's document, unread. */
export async function openDocument(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<ReadableStream> {
  const { body } = await openAsset(assets, documentPath(guide, edition));
  if (!body) throw new ContentUnavailable(`${documentPath(guide, edition)} is empty`);
  return body;
}

/** The guide itself. */
export async function readDocument(assets: Assets, guide: string, edition: EditionName): Promise<Guide> {
  return (await openAsset(assets, documentPath(guide, edition))).json();
}

/** The guide as Markdown (UTF-8). */
export function readMarkdown(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset(assets, markdownPath(guide, edition));
}
