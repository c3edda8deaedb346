/** Withdrawals that the front matter of a whole site declares. */
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { GuideRecord } from '../incremental/record.ts';

/** The withdrawals of all guides, sorted. */
export function siteWithdrawals(records: readonly GuideRecord[]): Withdrawal[] {
  return records.flatMap((record) => record.withdrawals).toSorted(byPart);
}

/** By guide, locale and section; that of a whole locale comes first. By code unit: the same order on any machine. */
function byPart(a: Withdrawal, b: Withdrawal): number {
  const [first, second] = [a, b].map(({ guide, locale = '', section = '' }) =>
    [guide, locale, section].join(' '),
  );
  if (first === second || first === undefined || second === undefined) return 0;
  return first < second ? -1 : 1;
}
