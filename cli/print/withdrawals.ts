/** Terminal output of withdrawals. */
import type { ListedWithdrawal, NewWithdrawal } from '../admin/withdrawals.ts';
import { formatPart } from '../admin/withdrawn-part.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { formatTable } from './table.ts';

const DECLARED_IN = { database: 'database', content: 'front matter' };

/** How soon a withdrawal takes effect. */
export const TAKES_EFFECT =
  'The worker serves the notice within 10 seconds, open pages show it within a minute; copies in other caches may last longer.';

/** The same of a new withdrawal, with the languages that still show the text. */
export function formatNewWithdrawal(withdrawal: NewWithdrawal): string {
  const { shownIn } = withdrawal;
  const warning = `\nshown in   ${shownIn.join(', ')}: withdraw it there as well, or leave out --locale`;
  return `${formatWithdrawal(withdrawal)}${shownIn.length > 0 ? warning : ''}`;
}

/** What is withdrawn since when, and the notice that readers see instead. */
export function formatWithdrawal(withdrawal: ListedWithdrawal): string {
  const { status, by, since, notice } = withdrawal;
  return [
    `withdrawn  ${formatPart(withdrawal)}  ${status}  ${by}  since ${since}`,
    ...Object.entries(notice).map(
      ([locale, text]) => `notice     ${locale}  ${replaceControlCharacters(text)}`,
    ),
  ].join('\n');
}

/** A table with one line for each withdrawal. */
export function formatWithdrawals(withdrawals: readonly ListedWithdrawal[]): string {
  const header = ['guide', 'section', 'locale', 'status', 'by', 'since', 'declared in', 'notice'];
  const rows = withdrawals.map(({ guide, section, locale, status, by, since, declaredIn, notice }) => [
    ...[guide, section ?? 'all', locale ?? 'all', String(status), by, since],
    ...[DECLARED_IN[declaredIn], Object.keys(notice).join(', ')],
  ]);
  const table = rows.length === 0 ? '' : `${formatTable([header, ...rows], header.length)}\n`;
  return `${table}${formatCount(withdrawals.length, 'withdrawal')}`;
}
