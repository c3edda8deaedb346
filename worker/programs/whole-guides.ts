/** Guides as Markdown, one after the other, for `/llms-full.txt`. */
import type { Context } from 'hono';
import type { Manifest } from '../../schema/manifest.ts';
import type { Site } from '../../schema/site.ts';
import { openCurrent } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { canonicalUrl, pagePath } from '../pages/page-urls.ts';
import { listOf, readAfter, readFrom } from '../store/guide-list.ts';
import { idOf } from '../store/pages.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';

/** Guides in one response, each of which is a file. */
const MAX_GUIDES = 20;

/** Bytes of Markdown in one response, unless the first guide alone has more. */
const MAX_BYTES = 512 * 1024;

interface WholeGuides {
  parts: (string | Uint8Array<ArrayBuffer>)[];
  /** Cursor of the guides that follow. */
  next?: string;
}

/**
 * The guides in `locale` after the id `cursor`, without those that are withdrawn.
 *
 * @throws {ContentUnavailableError}
 */
export async function readWholeGuides(
  c: Context<AppEnv>,
  catalog: Manifest,
  site: Site,
  locale: string,
  cursor: string | undefined,
): Promise<WholeGuides> {
  const assets = c.env.ASSETS;
  const list = listOf(catalog, locale);
  const { guides, position } =
    cursor === undefined
      ? await readFrom(assets, list, 0, MAX_GUIDES)
      : await readAfter(assets, list, cursor, MAX_GUIDES);
  const withdrawals = await readWithdrawals(c);
  const parts: WholeGuides['parts'] = [];
  let bytes = 0;
  let last = cursor;
  for (const guide of guides.map(idOf)) {
    const isWithdrawn = findGuideWithdrawal(withdrawals, guide, locale) !== undefined;
    const opened = isWithdrawn ? undefined : await openCurrent(c, catalog, guide, locale);
    const [start, end] = opened?.header.markdown ?? [0, 0];
    if (bytes > 0 && bytes + end - start > MAX_BYTES) return { parts, ...(last && { next: last }) };
    if (opened) {
      const url = canonicalUrl(site, { guide, locale }) ?? pagePath({ guide, locale });
      parts.push(`Source: ${url}\n`, await opened.read([start, end]));
      bytes += end - start;
    }
    last = guide;
  }
  const isLast = position + guides.length >= list.total;
  return { parts, ...(!isLast && last !== undefined && { next: last }) };
}
