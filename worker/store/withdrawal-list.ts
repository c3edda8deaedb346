/** Lists of withdrawals, for looking up what is withdrawn of a guide. */
import type { Withdrawal } from '../../schema/withdrawal.ts';

/** A withdrawal, and whether it is a row of D1 or declared in the front matter of a guide. */
export interface ListedWithdrawal extends Withdrawal {
  declaredIn: 'database' | 'content';
}

/** All withdrawals as of one version. */
export interface WithdrawalList {
  /** Another one after each change: cached responses are keyed by it. */
  version: string;
  /** False if D1 could not be read and no copy of its list exists, so that only front matter is known to be withdrawn. */
  isComplete: boolean;
  byGuide: ReadonlyMap<string, readonly ListedWithdrawal[]>;
}

/** The list of `withdrawals`; of two of the same part the later one holds. */
export function toList(
  version: string,
  isComplete: boolean,
  withdrawals: readonly ListedWithdrawal[],
): WithdrawalList {
  const distinct = [...new Map(withdrawals.map((each) => [partKey(each), each])).values()];
  return {
    ...{ version, isComplete },
    byGuide: Map.groupBy(distinct, ({ guide }) => guide),
  };
}

/** Withdrawals that front matter declares and those in D1, as one list. */
export function joinLists(
  declared: readonly Withdrawal[],
  stored: readonly Withdrawal[],
): ListedWithdrawal[] {
  return [
    ...declared.map((each) => ({ ...each, declaredIn: 'content' as const })),
    ...stored.map((each) => ({ ...each, declaredIn: 'database' as const })),
  ];
}

/** What a withdrawal is of, as one text; those of a guide sort together. */
export function partKey({
  guide,
  locale = '',
  section = '',
}: Pick<Withdrawal, 'guide' | 'locale' | 'section'>): string {
  return `${guide} ${locale} ${section}`;
}

/** The withdrawal of the whole guide in `locale`; undefined if there is none. */
export function findGuideWithdrawal(
  { byGuide }: WithdrawalList,
  guide: string,
  locale: string,
): ListedWithdrawal | undefined {
  const ofGuide = byGuide.get(guide)?.filter((each) => each.section === undefined) ?? [];
  return ofGuide.find((each) => each.locale === locale) ?? ofGuide.find((each) => each.locale === undefined);
}

/** The withdrawals of single sections of `guide` that hold in `locale`; that of the locale first. */
export function findSectionWithdrawals(
  { byGuide }: WithdrawalList,
  guide: string,
  locale: string,
): ListedWithdrawal[] {
  const ofSections = byGuide.get(guide)?.filter((each) => each.section !== undefined) ?? [];
  return [
    ...ofSections.filter((each) => each.locale === locale),
    ...ofSections.filter((each) => each.locale === undefined),
  ];
}
