/** Terminal and CSV output of reports. What readers wrote is shown without control characters. */
import type { Report } from '../admin/reports.ts';
import { formatPart } from '../admin/withdrawn-part.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { printCsv } from './csv.ts';
import { formatTable } from './table.ts';

/** Characters of a message in a table. */
const MAX_EXTRACT = 40;

const CSV_COLUMNS = {
  id: 'id',
  state: 'state',
  kind: 'kind',
  guide: 'guide',
  section: 'section',
  receivedAt: 'received',
  decidedAt: 'decided',
  message: 'message',
  evidence: 'evidence',
  contact: 'contact',
  note: 'note',
};

/** A table with one line for each report. */
export function formatReports(reports: readonly Report[]): string {
  const header = ['id', 'state', 'kind', 'about', 'received', 'message'];
  const rows = reports.map(({ id, state, kind, receivedAt, message = '', ...report }) => [
    ...[String(id), state, kind, nameOf(report), receivedAt.slice(0, 10)],
    shorten(replaceControlCharacters(message)),
  ]);
  const table = rows.length === 0 ? '' : `${formatTable([header, ...rows], header.length)}\n`;
  return table + formatCount(reports.length, 'report');
}

/** One report with all that is known of it. */
export function formatReport(report: Report): string {
  const { id, state, kind, message, evidence, contact, note, withdrawal, undelivered = [] } = report;
  const expired = report.expired ? 'the message, when the days of RETAIN_TEXT_DAYS were over' : undefined;
  const members: [label: string, value: string | undefined][] = [
    ['report', `${id}  ${state}  ${kind}  ${nameOf(report)}`],
    ['received', report.receivedAt],
    ['decided', report.decidedAt],
    ['erased', report.erasedAt ?? expired],
    ['message', message],
    ['evidence', evidence],
    ['contact', contact],
    ['note', note],
    ['withdrawn', withdrawal && `${formatPart(withdrawal)}  since ${withdrawal.since}`],
    ...undelivered.map(({ type, attempts, failed, error = '' }): [string, string] => [
      'webhook',
      `${type} ${failed ? 'failed' : 'not delivered yet'} after ${formatCount(attempts, 'attempt')}: ${error}`,
    ]),
  ];
  return members
    .flatMap(([label, value]) => (value === undefined ? [] : [`${label.padEnd(9)}  ${indent(value)}`]))
    .join('\n');
}

export function printReportsAsCsv(reports: readonly Report[]): void {
  printCsv(CSV_COLUMNS, reports);
}

function nameOf({ guide = 'the site', section }: Pick<Report, 'guide' | 'section'>): string {
  return replaceControlCharacters(section === undefined ? guide : `${guide}/${section}`);
}

/** A text of several lines, each below the first. */
function indent(value: string): string {
  return value
    .split(/\r\n|[\r\n]/)
    .map(replaceControlCharacters)
    .join(`\n${' '.repeat(11)}`);
}

function shorten(line: string): string {
  const characters = [...line];
  return characters.length <= MAX_EXTRACT ? line : `${characters.slice(0, MAX_EXTRACT - 1).join('')}…`;
}
