/** Command `edge-faq searches`: lists what readers of a deployed worker searched for and did not find. */
import { Command, Option } from 'commander';
import { MIN_SEARCH_READERS } from '../../schema/feedback.ts';
import {
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { csvOption, sinceOption, untilOption } from '../admin/list-options.ts';
import { listSearches } from '../admin/searches.ts';
import { printJson } from '../print/json.ts';
import { formatSearches, printSearchesAsCsv } from '../print/searches.ts';

interface Options extends ConnectionOptions {
  locale?: string;
  outcome?: string;
  since?: string;
  until?: string;
  json?: true;
  csv?: true;
}

/**
 * Lists searches.
 *
 * @example
 * ```sh
 * edge-faq searches --locale en --outcome failed
 * ```
 */
export const searches = new Command('searches')
  .description('list what readers searched for, first what most did not find')
  .option('-l, --locale <tag>', 'only searches in this language')
  .addOption(
    new Option('--outcome <outcome>', 'only what has this outcome, most frequent first').choices([
      'failed',
      'unsure',
      'opened',
    ]),
  )
  .addOption(sinceOption())
  .addOption(untilOption())
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print {searches} as JSON')
  .addOption(csvOption())
  .addHelpText(
    'after',
    `
Failed: nothing was found. Unsure: something was found, and nothing was opened.
The numbers are of readers, each of whom counts once a day. What fewer than ${MIN_SEARCH_READERS}
readers searched for on a day is not stored. Without a period they are of the
last 30 days. Pages have to opt in: <edge-faq count-searches>.

${CREDENTIALS_HELP}

Exit codes: 0 listed; 2 refused or failed.

Examples:
  edge-faq searches --locale en --outcome failed --url https://faq.example
  edge-faq searches --since 2026-11-01 --csv > searches.csv`,
  )
  .action(async ({ locale, outcome, since, until, json, csv, ...options }: Options) => {
    const listed = await listSearches(readConnection(options), { locale, outcome, since, until });
    if (json) printJson({ searches: listed });
    else if (csv) printSearchesAsCsv(listed);
    else console.log(formatSearches(listed));
  });
