/** Command `edge-faq restore`: ends a withdrawal of a deployed worker. */
import { Command } from 'commander';
import {
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { restorePart } from '../admin/withdrawals.ts';
import { formatPart, toWithdrawnPart } from '../admin/withdrawn-part.ts';
import { printJson } from '../print/json.ts';

interface Options extends ConnectionOptions {
  locale?: string;
  json?: true;
}

/**
 * Shows a withdrawn part of a guide again.
 *
 * @example
 * ```sh
 * edge-faq restore overdue-loan/get-in-touch
 * ```
 */
export const restore = new Command('restore')
  .description('show again what edge-faq withdraw has withdrawn')
  .argument('<part>', 'id of a guide, or <guide>/<section>, as it was withdrawn')
  .option('-l, --locale <locale>', 'the language, if it was withdrawn in one only')
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print the withdrawal that ended as JSON')
  .addHelpText(
    'after',
    `
Ends one withdrawal, which edge-faq withdrawals lists. If the guide is withdrawn,
too, its sections stay withdrawn with it. A withdrawal in front matter ends by
its removal there and a deploy.

${CREDENTIALS_HELP}

Exit codes: 0 restored; 2 refused or failed.

Example:
  edge-faq restore overdue-loan/get-in-touch --url https://faq.example`,
  )
  .action(async (name: string, { locale, json, ...options }: Options) => {
    const part = toWithdrawnPart(name, locale);
    const ended = await restorePart(readConnection(options), part);
    if (json) printJson(ended);
    else
      console.log(
        `restored  ${formatPart(ended)}  withdrawn since ${ended.since}\n\nThe worker serves it again within 10 seconds.`,
      );
  });
