/** Withdrawals that the front matter of a whole site declares. */
import { basename } from 'node:path';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { GuideRecord } from '../incremental/record.ts';

/** The withdrawals of all guides, sorted. Images that another guide shows stay with it. */
export function siteWithdrawals(records: readonly GuideRecord[]): Withdrawal[] {
  const withdrawals = records.flatMap((record) => record.withdrawals);
  if (withdrawals.length === 0) return [];
  const shown = new Set(records.flatMap(shownImages));
  return withdrawals
    .map(({ images, ...withdrawal }) => ({
      ...withdrawal,
      images: images.filter((image) => !shown.has(image)),
    }))
    .toSorted(byPart);
}

function shownImages({ images, withdrawals }: GuideRecord): string[] {
  const hidden = new Set(withdrawals.flatMap((withdrawal) => withdrawal.images));
  return images.map(({ path }) => basename(path)).filter((image) => !hidden.has(image));
}

/** By guide, locale and section; that of a whole locale comes first. By code unit: the same order on any machine. */
function byPart(a: Withdrawal, b: Withdrawal): number {
  const [first, second] = [a, b].map(({ guide, locale = '', section = '' }) =>
    [guide, locale, section].join(' '),
  );
  if (first === second || first === undefined || second === undefined) return 0;
  return first < second ? -1 : 1;
}
