/** Withdrawals of a compiled guide, as a site stores them. */
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { CompiledGuide } from '../compiled-site.ts';

/** What is declared. The worker withdraws a section under its former ids as well, which earlier revisions have. */
export function toWithdrawals({
  guide,
  documents,
  declarations,
}: Pick<CompiledGuide, 'guide' | 'documents' | 'declarations'>): Withdrawal[] {
  return declarations
    .filter(({ locale }) => documents.some((document) => document.locale === locale))
    .map(({ locale, section, status, by, since, notice }) => ({
      guide,
      locale,
      ...(section !== undefined && { section }),
      ...{ status, by, since, notice: { [locale]: notice } },
    }));
}
