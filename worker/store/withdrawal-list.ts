/** Lists of withdrawals, for looking up what is withdrawn of a guide. */
import type { Withdrawal } from '../../schema/withdrawal.ts';

/** A withdrawal, and whether it is a row of D1 or declared in the front matter of a guide. */
export interface ListedWithdrawal extends Withdrawal {
  declaredIn: 'database' | 'content';
}

/**
 * What is known of the withdrawals in D1: all of them; those of some time ago, because D1 fails; or nothing, so that only front matter is
 * known to be withdrawn.
 */
export type Knowledge = 'current' | 'outdated' | 'none';

/** The withdrawals of a guide, the stricter ones first. */
interface GuideWithdrawals {
  /** Of the guide, in all locales or in one. */
  whole: ListedWithdrawal[];
  /** Of single sections. */
  sections: ListedWithdrawal[];
}

/** All withdrawals as of one version. */
export interface WithdrawalList {
  /** Another one after each change: cached responses are keyed by it. */
  version: string;
  /** The same for lists of the same withdrawals: part of the ETags of what has notices. */
  tag: string;
  knowledge: Knowledge;
  byGuide: ReadonlyMap<string, GuideWithdrawals>;
}

/** Withdrawals that front matter declares and those in D1, as one list. Of two of the same part the stricter one holds. */
export function joinLists(
  tag: string,
  knowledge: Knowledge,
  declared: readonly Withdrawal[],
  stored: readonly Withdrawal[],
): WithdrawalList {
  const all: ListedWithdrawal[] = [
    ...stored.map((each) => ({ ...each, declaredIn: 'database' as const })),
    ...declared.map((each) => ({ ...each, declaredIn: 'content' as const })),
  ];
  const byPart = Map.groupBy(all.toSorted(byStrictness), partKey);
  const byGuide = new Map<string, GuideWithdrawals>();
  for (const [holding] of byPart.values()) {
    if (!holding) continue;
    const ofGuide = byGuide.get(holding.guide) ?? { whole: [], sections: [] };
    ofGuide[holding.section === undefined ? 'whole' : 'sections'].push(holding);
    byGuide.set(holding.guide, ofGuide);
  }
  return { version: `${tag} ${knowledge}`, tag, knowledge, byGuide };
}

/** Legal reasons first. */
function byStrictness(a: Withdrawal, b: Withdrawal): number {
  return b.status - a.status;
}

/** What a withdrawal is of, as one text; those of a guide sort together. */
export function partKey({
  guide,
  locale = '',
  section = '',
}: Pick<Withdrawal, 'guide' | 'locale' | 'section'>): string {
  return `${guide} ${locale} ${section}`;
}

/** The strictest withdrawal of the whole guide in `locale`; undefined if there is none. */
export function findGuideWithdrawal(
  { byGuide }: WithdrawalList,
  guide: string,
  locale: string,
): ListedWithdrawal | undefined {
  return byGuide.get(guide)?.whole.find((each) => isIn(each, locale));
}

/** The withdrawals of single sections of `guide` that hold in `locale`, the stricter ones first. */
export function findSectionWithdrawals(
  { byGuide }: WithdrawalList,
  guide: string,
  locale: string,
): ListedWithdrawal[] {
  return byGuide.get(guide)?.sections.filter((each) => isIn(each, locale)) ?? [];
}

function isIn(withdrawal: Withdrawal, locale: string): boolean {
  return withdrawal.locale === undefined || withdrawal.locale === locale;
}
