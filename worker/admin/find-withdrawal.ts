/** Withdrawals that hold, of the database and of front matter, as admin routes find and refuse them. */
import type { Context } from 'hono';
import { allGuideIds } from '../../schema/moved-guides.ts';
import type { Withdrawal, WithdrawnPart } from '../../schema/withdrawal.ts';
import { resolvePart } from '../api/find-part.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';
import { readCatalog } from '../store/catalog.ts';
import { readDeclared } from '../store/declared-withdrawals.ts';
import { joinLists, type ListedWithdrawal, partKey } from '../store/withdrawal-list.ts';
import { readStoredWithdrawals } from './withdrawal-acts.ts';

/** All withdrawals that hold, those of `guide` under any id that it has had if it is given, in the order of their cursors. */
export async function listAll(c: Context<AppEnv>, guide: string | undefined): Promise<ListedWithdrawal[]> {
  const { withdrawals: declared } = await readDeclared(c.env.ASSETS);
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  const ids = guide === undefined ? undefined : allGuideIds(moved, guide);
  const all = joinLists('', 'current', declared, await readStoredWithdrawals(c, ids));
  return [...all.byGuide.values()]
    .flatMap(({ whole, sections }) => [...whole, ...sections])
    .filter((each) => ids?.includes(each.guide) ?? true)
    .toSorted((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
}

/** The cursor of the page after a withdrawal. */
export function cursorOf({ guide, locale = '', section = '' }: WithdrawnPart): string {
  return [guide, locale, section].join('.');
}

/** The one of `listed` that is of exactly `part`, by any id that its section has had. */
export async function findListed(
  c: Context<AppEnv>,
  part: WithdrawnPart,
  listed: readonly ListedWithdrawal[],
): Promise<ListedWithdrawal | undefined> {
  const key = partKey(await resolvePart(c, part));
  for (const each of listed)
    if (partKey(each) === partKey(part) || partKey(await resolvePart(c, each)) === key) return each;
  return undefined;
}

/** The problem that `part` is withdrawn already. */
export function alreadyWithdrawn(
  c: Context<AppEnv>,
  part: WithdrawnPart,
  { since, declaredIn }: Pick<Withdrawal, 'since'> & Partial<Pick<ListedWithdrawal, 'declaredIn'>>,
) {
  const by = declaredIn === 'content' ? ' by the front matter of the guide: change it there' : '';
  return problem(c, 'already-withdrawn', { detail: `${nameOf(part)} is withdrawn since ${since}${by}.` });
}

/** A part as problems name it: `The section "get-in-touch" of the guide "overdue-loan" in "en"`. */
export function nameOf({ guide, locale, section }: WithdrawnPart): string {
  const name =
    section === undefined ? `The guide "${guide}"` : `The section "${section}" of the guide "${guide}"`;
  return locale === undefined ? name : `${name} in "${locale}"`;
}
