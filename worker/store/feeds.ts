/** Feeds: the sections that have changed last in each locale, as the compiler listed them. */
import type { ChangedSection, Manifest } from '../../schema/manifest.ts';
import { feedPath } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/**
 * The sections that have changed in `locale`, the latest first. The fields aren't validated: the file matches its digest.
 *
 * @throws {ContentUnavailableError}
 */
export async function readFeed(
  assets: Assets,
  { feeds }: Pick<Manifest, 'feeds'>,
  locale: string,
): Promise<ChangedSection[]> {
  const digest = feeds[locale];
  if (digest === undefined) return [];
  const path = feedPath(digest);
  const bytes = await readByDigest(assets, path, digest);
  return track(path, async () => JSON.parse(new TextDecoder().decode(bytes)));
}
