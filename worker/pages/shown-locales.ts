/** Locales in which a guide, or one of its sections, is not withdrawn. */
import type { Context } from 'hono';
import type { StoredGuide } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import { findGuideWithdrawal, findSectionWithdrawals } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { readSectionIds, servedEditions } from '../withdrawals/section-ids.ts';
import { WithdrawnSections } from '../withdrawals/shown-edition.ts';

/**
 * The locales of `stored` that are not withdrawn, the source's first.
 *
 * @throws {ContentUnavailableError}
 */
export async function shownLocales(
  c: Context<AppEnv>,
  { guide, locales }: StoredGuide,
): Promise<StoredGuide['locales']> {
  const list = await readWithdrawals(c);
  return locales.filter(({ locale }) => findGuideWithdrawal(list, guide, locale) === undefined);
}

/**
 * Whether `section`, by any id that it has had, is not withdrawn in one of the locales of `stored`. Editions are read only where sections of them
 * are withdrawn.
 *
 * @throws {ContentUnavailableError}
 */
export async function isSectionShown(
  c: Context<AppEnv>,
  stored: StoredGuide,
  entry: StoredGuide['locales'][number],
  section: string,
): Promise<boolean> {
  const withdrawals = findSectionWithdrawals(await readWithdrawals(c), stored.guide, entry.locale);
  if (withdrawals.length === 0) return true;
  const ids = await readSectionIds(c.env.ASSETS, servedEditions(stored, entry));
  return new WithdrawnSections(withdrawals, ids).get(section) === undefined;
}
