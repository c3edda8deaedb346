/** Lists of guides as they are shown: without titles and descriptions of what is withdrawn. */
import type { GuideEntry } from '../../schema/manifest.ts';
import { idOf } from '../store/pages.ts';
import {
  findGuideWithdrawal,
  findSectionWithdrawals,
  type WithdrawalList,
} from '../store/withdrawal-list.ts';

/**
 * The JSON of a guide without its withdrawn locales. The others name their withdrawn sections, so that whoever keeps copies by revision
 * knows that they changed.
 */
export function listShown(line: string, list: WithdrawalList): string {
  if (!list.byGuide.has(idOf(line))) return line;
  const entry: GuideEntry = JSON.parse(line);
  const locales = entry.locales
    .filter(({ locale }) => !findGuideWithdrawal(list, entry.guide, locale))
    .map((each) => {
      const sections = findSectionWithdrawals(list, entry.guide, each.locale).map(({ section }) => section);
      return sections.length > 0 ? { ...each, withdrawnSections: [...new Set(sections)] } : each;
    });
  return JSON.stringify({ ...entry, locales, ...(locales.length === 0 && { withdrawn: true }) });
}
