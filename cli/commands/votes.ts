/** Command `edge-faq votes`: lists which answers of a deployed worker help, and what readers wrote of those that don't. */
import { Command, Option } from 'commander';
import {
  type Connection,
  type ConnectionOptions,
  CREDENTIALS_HELP,
  readConnection,
  timeoutOption,
  urlOption,
} from '../admin/connection.ts';
import { csvOption, guideOption, sinceOption, untilOption } from '../admin/list-options.ts';
import { requireGuide } from '../admin/require-guide.ts';
import { listComments, listVotes } from '../admin/votes.ts';
import { printJson } from '../print/json.ts';
import { formatComments, formatVotes, printCommentsAsCsv, printVotesAsCsv } from '../print/votes.ts';

interface Options extends ConnectionOptions {
  guide?: string;
  since?: string;
  until?: string;
  byDay?: true;
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
  .option('--by-day', 'list the votes of each day (UTC)')
  .addOption(
    new Option('--comments', 'list what readers wrote, the latest first').conflicts([
      'since',
      'until',
      'byDay',
    ]),
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
wrote them. With --by-day, each day on which somebody voted has a line of its own.

${CREDENTIALS_HELP}

Exit codes: 0 listed; 2 refused or failed.

Examples:
  edge-faq votes --guide overdue-loan --url https://faq.example
  edge-faq votes --since 2026-11-01 --until 2026-11-30 --csv > votes.csv
  edge-faq votes --by-day --csv > all-votes.csv
  edge-faq votes --comments`,
  )
  .action(async ({ guide, since, until, byDay, comments, json, csv, ...options }: Options) => {
    const connection = readConnection(options);
    if (comments) {
      const listed = await listComments(connection, { guide });
      if (guide !== undefined && listed.length === 0) await requireGuide(connection, guide);
      if (json) printJson({ comments: listed });
      else if (csv) printCommentsAsCsv(listed);
      else console.log(formatComments(listed));
      return;
    }
    const listed = await listVotes(connection, { guide, since, until, by: byDay && 'day' });
    if (guide !== undefined && listed.length === 0) await requireVotes(connection, guide);
    if (json) printJson({ votes: listed });
    else if (csv) printVotesAsCsv(listed, byDay);
    else console.log(formatVotes(listed, byDay));
  });

/** @throws {ProblemError} if there is no such guide, and there are no votes on it in any period: otherwise it existed. */
async function requireVotes(connection: Connection, guide: string): Promise<void> {
  const ofAllDays = await listVotes(connection, { guide });
  if (ofAllDays.length === 0) await requireGuide(connection, guide);
}
