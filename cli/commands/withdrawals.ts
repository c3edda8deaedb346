/** Command `edge-faq withdrawals`: lists what a deployed worker doesn't show any more. */
import { Command } from 'commander';
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';
import {
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { listWithdrawals } from '../admin/withdrawals.ts';
import { printJson } from '../print/json.ts';
import { formatWithdrawals } from '../print/withdrawals.ts';

interface Options extends ConnectionOptions {
  guide?: string;
  json?: true;
}

/**
 * Lists withdrawals.
 *
 * @example
 * ```sh
 * edge-faq withdrawals --guide overdue-loan
 * ```
 */
export const withdrawals = new Command('withdrawals')
  .description('list what is withdrawn, since when and why')
  .option('-g, --guide <id>', 'only those of this guide')
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print {withdrawals} as JSON, with the texts of the notices')
  .addHelpText(
    'after',
    `
The last column has the languages of the notice. What is declared in front matter
is undone there; everything else by edge-faq restore.

${CREDENTIALS_HELP}

Exit codes: 0 listed; 2 refused or failed.

Example:
  edge-faq withdrawals --guide overdue-loan --url https://faq.example`,
  )
  .action(async ({ guide, json, ...options }: Options) => {
    const [issue] = guide === undefined ? [] : (v.safeParse(IdSchema, guide).issues ?? []);
    if (issue) throw new Error(`invalid guide "${guide}": ${issue.message}`);
    const listed = await listWithdrawals(readConnection(options), guide);
    if (json) printJson({ withdrawals: listed });
    else console.log(formatWithdrawals(listed));
  });
