/** Command `edge-faq reports`: lists what readers of a deployed worker have reported, and decides it. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { REPORT_KINDS, REPORT_STATES } from '../../schema/feedback.ts';
import { nearestName } from '../../schema/nearest-name.ts';
import type { WithdrawalReason } from '../../schema/withdrawal.ts';
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
import { type Decision, decideReport, listReports, type ReportFilter, readReport } from '../admin/reports.ts';
import { requireGuide } from '../admin/require-guide.ts';
import { printJson } from '../print/json.ts';
import { formatReport, formatReports, printReportsAsCsv } from '../print/reports.ts';
import { TAKES_EFFECT } from '../print/withdrawals.ts';

interface ListOptions extends ConnectionOptions, ReportFilter {
  json?: true;
  csv?: true;
}

interface ShowOptions extends ConnectionOptions {
  json?: true;
}

interface DecideOptions extends ShowOptions, Partial<WithdrawalReason> {
  state?: string;
  note?: string;
  withdraw?: true;
  locale?: string;
  undoWithdrawal?: true;
}

const show = new Command('show')
  .description('show a report with all that its sender wrote')
  .argument('<id>', 'number of the report', toId)
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print the report as JSON')
  .addHelpText(
    'after',
    `
Whatever the sender wrote is shown as it is: nobody has checked it.

${CREDENTIALS_HELP}

Exit codes: 0 shown; 2 refused or failed.

Example:
  edge-faq reports show 7 --url https://faq.example`,
  )
  .action(async (id: number, { json, ...options }: ShowOptions) => {
    const report = await readReport(readConnection(options), id);
    if (json) printJson(report);
    else console.log(formatReport(report));
  });

const decide = new Command('decide')
  .description('change the state of a report and tell its sender; withdraw what it is about, or undo that')
  .argument('<id>', 'number of the report', toId)
  .addOption(new Option('--state <state>', 'the new state').choices([...REPORT_STATES]))
  .option('--note <text>', 'what the sender is told; empty to remove the note')
  .addOption(new Option('--withdraw', 'withdraw what the upheld report is about').conflicts('undoWithdrawal'))
  .addOption(statusOption('--status <status>'))
  .addOption(byOption('--by <who>'))
  .addOption(noticeOption('--notice <locale=text>'))
  .option('--locale <locale>', 'withdraw in this language only')
  .option('--undo-withdrawal', 'undo the withdrawal that was made because of the report')
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print the report as JSON')
  .addHelpText(
    'after',
    `
The sender sees state and note by the receipt. Name no person in the note.
--withdraw goes with --state upheld, --status, --by and --notice, as in edge-faq withdraw, and holds
in the same moment as the decision, or not at all. --undo-withdrawal ends that
withdrawal and no other. A report stays upheld while its withdrawal holds.

${CREDENTIALS_HELP}

Exit codes: 0 decided; 2 refused or failed.

Example:
  edge-faq reports decide 7 --state upheld --note "We have removed it." --withdraw \\
    --status 451 --by court --notice "en=A court required us to remove this answer."`,
  )
  .action(async (id: number, { json, url, timeout, ...options }: DecideOptions) => {
    const decision = toDecision(options);
    const connection = readConnection({ timeout, ...(url !== undefined && { url }) });
    if (options.undoWithdrawal) await requireWithdrawal(connection, id);
    const report = await decideReport(connection, id, decision).catch(explainConflict);
    if (json) printJson(report);
    else console.log(formatReport(report) + (options.withdraw ? describeEffect(options) : ''));
  });

function describeEffect({ locale }: Pick<DecideOptions, 'locale'>): string {
  const others = locale === undefined ? '' : `\nOnly ${locale} is withdrawn: other languages still show it.`;
  return `\n\n${TAKES_EFFECT}${others}`;
}

/**
 * Lists reports; its subcommands show and decide one.
 *
 * @example
 * ```sh
 * edge-faq reports --state received
 * edge-faq reports decide 7 --state declined --note "The fee is right."
 * ```
 */
export const reports = new Command('reports')
  .description('list what readers have reported, show a report, or decide it')
  // A misspelt subcommand: otherwise commander would report an argument too many.
  .argument('[unknown...]')
  .usage('[options] [command]')
  .addOption(new Option('-s, --state <state>', 'only those in this state').choices([...REPORT_STATES]))
  .addOption(new Option('-k, --kind <kind>', 'only those of this kind').choices([...REPORT_KINDS]))
  .option('-g, --guide <id>', 'only those on this guide')
  .addOption(urlOption)
  .addOption(timeoutOption)
  .option('--json', 'print {reports} as JSON')
  .addOption(new Option('--csv', 'print them as CSV for a spreadsheet').conflicts('json'))
  .addHelpText(
    'after',
    `
The latest come first. Messages are cut short in the table; edge-faq reports show
has all of one report. In CSV, no text becomes a formula.

${CREDENTIALS_HELP}

Exit codes: 0 listed; 2 refused or failed.

Example:
  edge-faq reports --state received --url https://faq.example`,
  )
  .addCommand(show)
  .addCommand(decide)
  .action(async (unknown: string[], { json, csv, state, kind, guide, ...options }: ListOptions) => {
    rejectUnknown(unknown);
    const filter = { ...(state && { state }), ...(kind && { kind }), ...(guide && { guide }) };
    const connection = readConnection(options);
    const listed = await listReports(connection, filter);
    if (guide !== undefined && listed.length === 0) await requireGuide(connection, guide);
    if (json) printJson({ reports: listed });
    else if (csv) printReportsAsCsv(listed);
    else console.log(formatReports(listed));
  });

/** @throws {CommanderError} if there is a name, which is then none of a subcommand. */
function rejectUnknown([name]: readonly string[]): void {
  if (name === undefined) return;
  const subcommands = reports.commands.map((command) => command.name());
  const nearest = /^\d+$/.test(name) ? `show ${name}` : nearestName(name, subcommands);
  const suggestion = nearest === undefined ? '' : `\n(Did you mean ${nearest}?)`;
  reports.error(`error: unknown command '${name}'${suggestion}`);
}

/** @throws if nothing is decided, or a withdrawal has no reason. */
function toDecision(options: Omit<DecideOptions, keyof ConnectionOptions>): Decision {
  const { state, note, withdraw, undoWithdrawal, status, by, notice, locale } = options;
  const reason = status && by && notice ? { status, by, notice } : undefined;
  if (withdraw && state !== 'upheld') throw new Error('--withdraw goes with --state upheld');
  if (withdraw && !reason) throw new Error('--withdraw goes with --status, --by and --notice');
  if (!withdraw && (status ?? by ?? notice ?? locale))
    throw new Error('--status, --by, --notice and --locale go with --withdraw');
  const decision = {
    ...(state && { state }),
    ...(note !== undefined && { note: note === '' ? null : note }),
    ...(reason && { withdrawal: { ...reason, ...(locale && { locale }) } }),
    ...(undoWithdrawal && { withdrawal: null }),
  };
  if (Object.keys(decision).length > 0) return decision;
  throw new Error('nothing is decided: add --state, --note, --withdraw or --undo-withdrawal');
}

/** @throws if nothing is withdrawn because of the report. */
async function requireWithdrawal(connection: Connection, id: number): Promise<void> {
  const { withdrawal } = await readReport(connection, id);
  if (!withdrawal) throw new Error(`nothing is withdrawn because of report ${id}: there is nothing to undo`);
}

/** What a decision can't do with a withdrawal, by the name of the problem. */
const CONFLICTS: Record<string, string> = {
  'already-withdrawn':
    'what the report is about is withdrawn already, so that nothing was decided: leave out --withdraw, or see "edge-faq withdrawals"',
  'withdrawal-in-force':
    'what the report is about is withdrawn because of it, so that nothing was decided: add --undo-withdrawal to show it again, or leave out --state',
};

function explainConflict(error: unknown): never {
  const conflict = error instanceof ProblemError ? CONFLICTS[error.problem] : undefined;
  throw conflict === undefined ? error : new Error(conflict);
}

function toId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use the number of a report: "edge-faq reports" lists them.');
}
