/** The guide that follows another one in the list of its language. */
import type { Context } from 'hono';
import type { GuideEntry } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { listOf, readAfter, readFrom } from '../store/guide-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { listShown } from '../withdrawals/shown-list.ts';

/** Guides that are looked at until one is found that is shown. */
const MAX_CANDIDATES = 10;

/** Id and title of a guide. */
export interface NextGuide {
  guide: string;
  title: string;
}

/**
 * The next guide that is shown in `locale`; after the last one comes the first. Undefined if there is no other.
 *
 * @throws {ContentUnavailableError}
 */
export async function nextGuide(
  c: Context<AppEnv>,
  guide: string,
  locale: string,
): Promise<NextGuide | undefined> {
  const assets = c.env.ASSETS;
  const list = listOf(await readCatalog(assets), locale);
  const withdrawals = await readWithdrawals(c);
  const after = await readAfter(assets, list, guide, MAX_CANDIDATES);
  const first = await readFrom(assets, list, 0, MAX_CANDIDATES);
  for (const line of [...after.guides, ...first.guides]) {
    const entry: GuideEntry = JSON.parse(listShown(line, withdrawals));
    const [shown] = entry.locales;
    if (shown && entry.guide !== guide) return { guide: entry.guide, title: shown.title };
  }
  return undefined;
}
