/** Where content comes from: the compiled documents among the worker's static assets. */
import * as v from 'valibot';
import {
  documentPath,
  type GuideEntry,
  type LocaleEntry,
  MANIFEST_PATH,
  type Manifest,
  ManifestSchema,
} from '../../content/schema.ts';

/** The content could not be read: it was never built, or the platform failed. */
export class ContentUnavailable extends Error {}

let manifest: Manifest | undefined;

/** What guides exist. A deploy starts new isolates, so one copy an isolate is never out of date. */
export async function readManifest(assets: Fetcher): Promise<Manifest> {
  manifest ??= v.parse(ManifestSchema, await (await openAsset(assets, MANIFEST_PATH)).json());
  return manifest;
}

/** The bytes of a guide's document, unread. */
export async function openDocument(
  assets: Fetcher,
  { guide }: GuideEntry,
  locale: LocaleEntry,
): Promise<ReadableStream> {
  const path = documentPath(guide, locale);
  const { body } = await openAsset(assets, path);
  if (!body) throw new ContentUnavailable(`${path} is empty`);
  return body;
}

/**
 * The asset at `path`.
 *
 * @throws {ContentUnavailable}
 */
export async function openAsset(assets: Fetcher, path: string): Promise<Response> {
  const answer = await assets.fetch(`https://assets.invalid/${path}`).catch((cause: unknown) => {
    throw new ContentUnavailable(`${path} can't be fetched`, { cause });
  });
  if (!answer.ok) throw new ContentUnavailable(`${path}: ${answer.status}`);
  return answer;
}
