/** Terminal and JSON output of an import. */
import { listDiagnostics } from '../../compiler/diagnostics.ts';
import type { ImportedFile, ImportedGuide } from '../../importer/import-guide.ts';
import type { Omission } from '../../importer/omissions.ts';
import type { Pair, Pairing } from '../../importer/pairing/pair-questions.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { formatDiagnostics } from './diagnostics.ts';
import { formatTable } from './table.ts';

/** The command that was run. */
export interface ImportCommand {
  /** Arguments of `edge-faq`. */
  args: readonly string[];
  dryRun: boolean;
  /** The file of pairs. */
  pairs: string | undefined;
}

/** Diagnostics, what was left out, how translations were paired, and one line for each file; or what to decide first. */
export function formatImportResult(imported: ImportedGuide, command: ImportCommand): string {
  const { files, omissions, isIncomplete, notices, pairings, isPending } = imported;
  const diagnostics = formatDiagnostics(files.map(({ file }) => file));
  return [
    ...(diagnostics ? [diagnostics] : []),
    ...notices.map((notice) => `note  ${replaceControlCharacters(notice)}`),
    ...omissions.map(formatOmission),
    ...pairings.filter(needsReview).map(formatPairTable),
    ...(isPending
      ? [formatDecision(imported, command)]
      : files.map((file) => formatFile(file, command.dryRun))),
    ...pairings.map(formatPairing),
    ...(isPending || command.dryRun ? [] : pairings.map((pairing) => formatNextStep(imported, pairing))),
    ...formatTotal(omissions.length, isPending),
    ...(isIncomplete ? [INCOMPLETE] : []),
  ].join('\n');
}

const INCOMPLETE =
  'incomplete: the files announce more than they contain, listed above; add the missing files and import all again with --force';

function formatTotal(omissions: number, isPending: boolean): string[] {
  if (omissions > 0) return [`left out: ${formatCount(omissions, 'item')}, listed above`];
  return isPending ? [] : ['nothing was left out'];
}

/** The value that `--json` prints. */
export function importResultJson({
  files,
  omissions,
  isIncomplete,
  notices,
  pairings,
  isPending,
}: ImportedGuide): object {
  return {
    files: files.map(({ file, chapters, questions }) => ({ path: file.path, chapters, questions })),
    leftOut: omissions,
    incomplete: isIncomplete,
    notices,
    pairings: pairings.map(({ locale, sourceLocale, pairs, unpaired, untranslated }) => ({
      ...{ locale, sourceLocale },
      pairs: pairs.map(({ question: { heading, place }, source: { id }, by, score, matched }) => {
        return { id, question: heading, place, by, score, matched };
      }),
      unpaired: unpaired.map(({ question: { heading, place }, why }) => ({ question: heading, place, why })),
      untranslated: untranslated.map(({ id }) => id),
    })),
    pairsToAccept: isPending,
    diagnostics: listDiagnostics(files.map(({ file }) => file)),
  };
}

function formatOmission({ what, why, place, times }: Omission): string {
  const repeated = times > 1 ? ` (${formatCount(times, 'time')})` : '';
  return `left out  ${place}  ${replaceControlCharacters(what)}${repeated}: ${replaceControlCharacters(why)}`;
}

function formatFile({ file, chapters, questions }: ImportedFile, dryRun: boolean): string {
  const count = `${formatCount(chapters, 'chapter')}, ${formatCount(questions, 'question')}`;
  return `${dryRun ? 'not written' : 'written'}  ${file.path}  ${count}`;
}

/** Whether anything but ids paired the questions. */
function needsReview({ pairs, isPending }: Pairing): boolean {
  return isPending || pairs.some(({ by }) => by !== 'id');
}

/** Columns of a question in a table. */
const MAX_QUESTION_LENGTH = 48;

/** The pairs that aren't by id, and all questions of both sides without a pair. */
function formatPairTable({ locale, sourceLocale, pairs, unpaired, untranslated }: Pairing): string {
  const rows = [
    ['place', locale, `id in ${sourceLocale}`, sourceLocale, 'score', 'matched'],
    ...pairs
      .filter(({ by }) => by !== 'id')
      .map(({ question, source, score, matched }) => [
        ...[question.place, question.heading, source.id, source.heading],
        ...[score.toFixed(2), matched.join('; ')],
      ]),
    ...unpaired.map(({ question, why }) => [question.place, question.heading, '-', '', '', why]),
    ...untranslated.map(({ id, heading }) => [
      '',
      '-',
      id,
      heading,
      '',
      `no question of ${locale} is paired`,
    ]),
  ];
  return `\n${formatTable(
    rows.map((row) => row.map((cell, column) => shorten(cell, column))),
    6,
  )}\n`;
}

function shorten(cell: string, column: number): string {
  const text = replaceControlCharacters(cell);
  const isQuestion = column === 1 || column === 3;
  return isQuestion && text.length > MAX_QUESTION_LENGTH ? `${text.slice(0, MAX_QUESTION_LENGTH)}…` : text;
}

function formatPairing({ locale, sourceLocale, pairs, unpaired, untranslated }: Pairing): string {
  const count = (by: Pair['by']) => pairs.filter((pair) => pair.by === by).length;
  const counts = [
    `${count('id')} by id`,
    ...(count('author') > 0 ? [`${count('author')} by the file of pairs`] : []),
    `${count('similarity')} by similarity`,
    `${unpaired.length} without a pair`,
    ...(untranslated.length > 0 ? [`${untranslated.length} of ${sourceLocale} not translated`] : []),
  ];
  return `paired  ${locale} with ${sourceLocale}  ${counts.join(', ')}`;
}

/** An import can't tell whether a translation is of the current source; changes are noticed once the author has said so. */
function formatNextStep({ guide }: ImportedGuide, { locale, sourceLocale }: Pairing): string {
  return `next  compare ${locale} with ${sourceLocale}, then run: npx edge-faq review ${guide} ${locale}`;
}

/** What the author can do with pairs that are not accepted. */
function formatDecision({ writtenPairs, pairings }: ImportedGuide, { args, pairs }: ImportCommand): string {
  const command = (...more: string[]) => ['npx', 'edge-faq', ...args, ...more].map(quoteArgument).join(' ');
  const head = 'Nothing was written: the pairs above are proposals.';
  if (writtenPairs !== undefined)
    return `${head}\nThey are in ${writtenPairs}: correct its column "id" (empty: leave the question out), and run the same command again.`;
  if (pairs !== undefined)
    return `${head}\nAdd what ${pairs} does not decide, or delete that file and run the same command again to have it written.`;
  const accept = pairings.some((pairing) => pairing.pairs.length > 0)
    ? [`To accept them, and leave out the questions without a pair:\n  ${command('--accept-pairs')}`]
    : [];
  const edit = `To correct them in a file first:\n  ${command('--pairs', 'pairs.csv')}`;
  return [head, ...accept, edit].join('\n');
}

/** `argument`, quoted for a POSIX shell where necessary. */
function quoteArgument(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
