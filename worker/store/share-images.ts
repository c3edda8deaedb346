/** Share images: which one a page has, and its bytes. */
import type { StoredGuide } from '../../schema/manifest.ts';
import { shareImagePath } from '../../schema/paths.ts';
import { SHARE_IMAGE_SIZE } from '../../schema/share-image.ts';
import type { Site } from '../../schema/site.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { Assets } from './assets.ts';
import { findByHash } from './images.ts';

/** A share image as a page names it (Open Graph protocol, `og:image`). */
export interface ShareImage {
  /** Path and query: it changes with the image, so that chats which keep an earlier one request it. */
  path: string;
  width: number;
  height: number;
}

/** Digits of the hash in the query. */
const VERSION_LENGTH = 8;

/**
 * The share image of a guide in one of its locales, or without a guide that of the site; undefined where there is none, which may also be
 * because a text can't be drawn. Reads nothing.
 *
 * @example
 * ```ts
 * const image = shareImageOf(await readSite(assets), 'zh-Hant', guide);
 * if (image && site.origin) console.log(site.origin + image.path); // https://faq.example/share/overdue-loan/zh-Hant.png?v=5b1f0c77
 * ```
 */
export function shareImageOf(site: Site, locale: string, guide?: StoredGuide): ShareImage | undefined {
  const own = guide && hashOfGuide(guide, locale);
  if (guide && own !== undefined) return toShareImage(`/share/${guide.guide}/${locale}.png`, own);
  const hash = hashOfSite(site, locale);
  return hash === undefined ? undefined : toShareImage(`/share/${locale}.png`, hash);
}

/** The hash of the guide's image in `locale`. */
export function hashOfGuide({ locales }: StoredGuide, locale: string): string | undefined {
  return locales.find((each) => each.locale === locale)?.image;
}

/** The hash of the site's image in `locale`. */
export function hashOfSite({ shareImages = {} }: Site, locale: string): string | undefined {
  return Object.hasOwn(shareImages, locale) ? shareImages[locale] : undefined;
}

/** Whether `version`, of a query, is that of the image with this hash. */
export function isVersionOf(hash: string, version: string | undefined): boolean {
  return version === hash.slice(0, VERSION_LENGTH);
}

/**
 * The PNG with this hash.
 *
 * @throws {ContentUnavailableError}
 */
export async function readShareImage(assets: Assets, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = shareImagePath(hash);
  const bytes = await findByHash(assets, path, hash);
  if (!bytes) throw new ContentUnavailableError(`${path} does not exist`);
  return bytes;
}

function toShareImage(path: string, hash: string): ShareImage {
  return { path: `${path}?v=${hash.slice(0, VERSION_LENGTH)}`, ...SHARE_IMAGE_SIZE };
}
