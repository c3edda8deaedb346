/** Command `edge-faq votes`: lists which answers of a deployed worker help, and what readers wrote of those that don't. */
import { Command, Option } from 'commander';
import {
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { csvOption, guideOption, sinceOption, untilOption } from '../admin/list-options.ts';
import { listComments, listVotes } from '../admin/votes.ts';
import { printJson } from '../print/json.ts';
import { formatComments, formatVotes, printCommentsAsCsv, printVotesAsCsv } from '../print/votes.ts';

interface Options extends ConnectionOptions {
  guide?: string;
  since?: string;
  until?: string;
  comments?: true;
  json?: true;
  csv?: true;
}

/**
 * Lists votes or comments.
 *
 * @example
 * ```sh
 * edge-faq votes --since 2026-11-01
 * ```
 */
export const votes = new Command('votes')
  .description('list the votes on each answer, or what readers wrote with them')
  .addOption(guideOption())
  .addOption(sinceOption())
  .addOption(untilOption())
  .addOption(
    new Option('--comments', 'list what readers wrote, the latest first').conflicts(['since', 'until']),
  )
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print {votes} or {comments} as JSON')
  .addOption(csvOption())
  .addHelpText(
    'after',
    `
A reader has one vote on an answer and day, and readers behind one address may
count as one: the numbers are lower bounds. Without a period they are of all days.
The last columns have the reasons why an answer did not help, which are optional.
Comments are what readers typed: nobody has checked them, and nothing tells who
wrote them.

${CREDENTIALS_HELP}

Exit codes: 0 listed; 2 refused or failed.

Examples:
  edge-faq votes --guide overdue-loan --url https://faq.example
  edge-faq votes --since 2026-11-01 --until 2026-11-30 --csv > votes.csv
  edge-faq votes --comments`,
  )
  .action(async ({ guide, since, until, comments, json, csv, ...options }: Options) => {
    const connection = readConnection(options);
    if (comments) {
      const listed = await listComments(connection, { guide });
      if (json) printJson({ comments: listed });
      else if (csv) printCommentsAsCsv(listed);
      else console.log(formatComments(listed));
      return;
    }
    const listed = await listVotes(connection, { guide, since, until });
    if (json) printJson({ votes: listed });
    else if (csv) printVotesAsCsv(listed);
    else console.log(formatVotes(listed));
  });
