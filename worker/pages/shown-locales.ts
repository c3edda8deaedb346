/** Locales of a guide that are not withdrawn. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';

/** Whether the guide is shown in `locale`. */
export async function isLocaleShown(c: Context<AppEnv>, guide: string, locale: string): Promise<boolean> {
  return findGuideWithdrawal(await readWithdrawals(c), guide, locale) === undefined;
}
