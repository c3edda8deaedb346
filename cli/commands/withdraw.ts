/** Command `edge-faq withdraw`: withdraws a guide or a section of a deployed worker, at once. */
import { Command } from 'commander';
import type { WithdrawalReason, WithdrawnPart } from '../../schema/withdrawal.ts';
import {
  type Connection,
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { ProblemError } from '../admin/problem-message.ts';
import { byOption, noticeOption, statusOption } from '../admin/reason-options.ts';
import { type ListedWithdrawal, listWithdrawals, withdrawPart } from '../admin/withdrawals.ts';
import { formatPart, toWithdrawnPart } from '../admin/withdrawn-part.ts';
import { printJson } from '../print/json.ts';
import { formatNewWithdrawal, TAKES_EFFECT } from '../print/withdrawals.ts';

interface Options extends ConnectionOptions {
  locale?: string;
  status: WithdrawalReason['status'];
  by: WithdrawalReason['by'];
  notice: WithdrawalReason['notice'];
  replace?: true;
  json?: true;
}

/**
 * Withdraws a part of a guide.
 *
 * @example
 * ```sh
 * edge-faq withdraw overdue-loan/get-in-touch --status 451 --by court --notice "en=A court required us to remove this answer."
 * ```
 */
export const withdraw = new Command('withdraw')
  .description('withdraw a guide or a section of a deployed worker, without a deploy')
  .argument('<part>', 'id of a guide, or <guide>/<section>')
  .option('-l, --locale <locale>', 'only in this language (default: in all)')
  .addOption(statusOption('-s, --status <status>').makeOptionMandatory())
  .addOption(byOption('-b, --by <who>').makeOptionMandatory())
  .addOption(noticeOption('-n, --notice <locale=text>').makeOptionMandatory())
  .option('--replace', 'change the notice of what is withdrawn already')
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print the withdrawal as JSON')
  .addHelpText(
    'after',
    `
The worker serves the notice instead within 10 seconds: in the API, in the
element, in search and in former revisions. Name no person in it.

${CREDENTIALS_HELP}

JSON output: {guide, locale, section, status, by, notice, since, declaredIn,
shownIn}, without the locale or section if it is of all; shownIn has the
locales that still show the text.

Exit codes: 0 withdrawn; 2 refused or failed.

Example:
  edge-faq withdraw overdue-loan/get-in-touch --status 451 --by court \\
    --notice "en=A court required us to remove this answer." --url https://faq.example`,
  )
  .action(async (name: string, { locale, status, by, notice, replace, json, ...options }: Options) => {
    const part = toWithdrawnPart(name, locale);
    const connection = readConnection(options);
    const reason = { status, by, notice };
    const withdrawal = await withdrawPart(connection, part, reason, replace ?? false).catch((error) =>
      explainConflict(error, connection, part),
    );
    if (json) printJson(withdrawal);
    else console.log(`${formatNewWithdrawal(withdrawal)}\n\n${TAKES_EFFECT}`);
  });

/** Says since when `part` has been withdrawn, and where: only what the database has can be replaced. */
async function explainConflict(error: unknown, connection: Connection, part: WithdrawnPart): Promise<never> {
  if (!(error instanceof ProblemError) || error.problem !== 'already-withdrawn') throw error;
  const existing = (await listWithdrawals(connection, part.guide)).find((other) => isSame(other, part));
  if (!existing) throw error;
  const { since, declaredIn } = existing;
  const where =
    declaredIn === 'content'
      ? ' by front matter: change the notice there'
      : '; add --replace to replace its notice';
  throw new Error(`${formatPart(part)} has been withdrawn since ${since}${where}`);
}

function isSame({ locale, section }: ListedWithdrawal, part: WithdrawnPart): boolean {
  return locale === part.locale && section === part.section;
}
