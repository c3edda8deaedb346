/** Withdrawal of images: an image is withdrawn if everything that shows it is. */
import type { Context } from 'hono';
import type { ImageUse } from '../../schema/manifest.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import {
  findGuideWithdrawal,
  findSectionWithdrawals,
  type WithdrawalList,
} from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { openCurrent } from './find-edition.ts';

/**
 * The withdrawal for which an image with these `uses` is refused: of several the one for legal reasons. Undefined if one of the uses is not
 * withdrawn, or if there are none.
 *
 * @throws {ContentUnavailableError}
 */
export async function findImageWithdrawal(
  c: Context<AppEnv>,
  uses: readonly ImageUse[],
): Promise<Withdrawal | undefined> {
  const list = await readWithdrawals(c);
  const found: Withdrawal[] = [];
  for (const inEdition of Map.groupBy(uses, ([guide, locale]) => `${guide} ${locale}`).values()) {
    const withdrawals = await findWithdrawals(c, list, inEdition);
    if (withdrawals.length === 0) return undefined;
    found.push(...withdrawals);
  }
  return found.find(({ status }) => status === 451) ?? found[0];
}

/** The withdrawals of `uses`, all in one edition; empty if one of them is not withdrawn. */
async function findWithdrawals(
  c: Context<AppEnv>,
  list: WithdrawalList,
  uses: readonly ImageUse[],
): Promise<Withdrawal[]> {
  const [[guide, locale] = ['', '']] = uses;
  const ofGuide = findGuideWithdrawal(list, guide, locale);
  if (ofGuide) return [ofGuide];
  if (findSectionWithdrawals(list, guide, locale).length === 0) return [];
  const shown = await openCurrent(c, await readCatalog(c.env.ASSETS), guide, locale);
  const withdrawals = uses.map(([, , section]) =>
    section === undefined ? undefined : shown?.withdrawn.get(section),
  );
  return withdrawals.every((each) => each !== undefined) ? withdrawals : [];
}
