/** File of pairs (CSV): which translated question belongs to which of the source, for an author to edit. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type CsvRow, splitRows } from '../csv-rows.ts';
import type { ImportedQuestion } from '../imported-faq.ts';
import { listNames } from '../list-names.ts';
import { normalizeLocale } from '../locale.ts';
import { readTextFile } from '../read-text-file.ts';
import type { PairDecisions, Pairing, PairingSource } from './pair-questions.ts';

const HEADER = [
  ...['locale', 'place', 'question', 'id', 'source question', 'score', 'matched', 'at the same position'],
];

/** Rows without a question only list ids, to be copied to the row of their question. */
const NO_PAIR = 'no question is paired: copy the id to its row';

/** The columns that are read. */
const COLUMNS = ['locale', 'place', 'question', 'id'] as const;

type Column = (typeof COLUMNS)[number];

/** A row of the file, and its line. */
type Row = Record<Column, string> & { line: number };

export interface PairsFile {
  path: string;
  rows: Row[];
}

/**
 * Reads the file of pairs, as spreadsheets save it; undefined if it doesn't exist yet.
 *
 * @throws if it isn't such a file
 */
export async function readPairsFile(path: string): Promise<PairsFile | undefined> {
  if (!existsSync(path)) return undefined;
  const text = await readTextFile(path, 'delete it to have it written again');
  const [header, ...rows] = splitPairs(path, text);
  const names = header?.cells.map(normalizeName) ?? [];
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new Error(
      `${path}:${header?.line ?? 1} the first row doesn't name ${missing.map((name) => `"${name}"`).join(', ')}: its columns are ${HEADER.join(', ')}`,
    );
  return {
    path,
    rows: rows.map(({ cells, line }): Row => {
      const cell = (column: Column) => cells[names.indexOf(column)]?.trim() ?? '';
      const locale = normalizeLocale(cell('locale'));
      return { locale, place: cell('place'), question: cell('question'), id: cell('id'), line };
    }),
  };
}

function splitPairs(path: string, text: string): CsvRow[] {
  try {
    return splitRows(text, (names) => {
      const known: readonly string[] = COLUMNS;
      return names.filter((name) => known.includes(normalizeName(name))).length;
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} is ${why}: correct that line, or delete the file to have it written again`);
  }
}

const normalizeName = (name: string) => name.trim().toLowerCase();

/** The decisions in `file`. A question is found by its text, and by its place where several have the same text. */
export function decisionsOfFile({ rows }: PairsFile): PairDecisions['idOf'] {
  const keyOfRow = (...names: string[]) => JSON.stringify(names);
  const ids = new Map<string, string>();
  for (const { locale, place, question, id } of rows) {
    ids.set(keyOfRow(locale, question, place), id);
    const name = keyOfRow(locale, question);
    if (!ids.has(name)) ids.set(name, id);
  }
  return (locale: string, { heading, place }: ImportedQuestion) =>
    ids.get(keyOfRow(locale, heading, place)) ?? ids.get(keyOfRow(locale, heading));
}

/**
 * Checks the ids in `file`.
 *
 * @throws if the source has no such question, or if an id is used twice in a locale
 */
export function validatePairsFile({ path, rows }: PairsFile, source: PairingSource): void {
  const ids = source.chapters.flatMap(({ questions }) => questions.map(({ id }) => id));
  const used = new Map<string, number>();
  for (const { locale, question, id, line } of rows) {
    if (id === '' || question === '') continue;
    if (!ids.includes(id))
      throw new Error(
        `${path}:${line} no question of ${source.locale}.md has the id "${id}": write one of ${ids.join(', ')}, or none`,
      );
    const first = used.get(`${locale} ${id}`);
    if (first !== undefined)
      throw new Error(`${path}:${line} the id "${id}" is in line ${first}, too: keep one of them`);
    used.set(`${locale} ${id}`, line);
  }
}

/** Tells the author which rows of `file` decide nothing, because no question has their text. */
export function noticeUnusedRows(
  { path, rows }: PairsFile,
  questions: readonly { locale: string; heading: string }[],
  onNotice: (notice: string) => void,
): void {
  const unused = rows.filter(
    (row) =>
      row.question !== '' &&
      !questions.some(({ locale, heading }) => locale === row.locale && heading === row.question),
  );
  if (unused.length === 0) return;
  const named = unused.map(({ locale, question, line }) => `${path}:${line} “${question}” (${locale})`);
  onNotice(
    `rows that no question of this import has are ignored: ${listNames(named)}; copy the locale and the text of the question as the import shows them`,
  );
}

/** Writes the pairs of all translations, for the author to correct. */
export async function writePairsFile(path: string, pairings: readonly Pairing[]): Promise<void> {
  const rows = pairings.flatMap(({ locale, pairs, unpaired, untranslated }) => [
    ...pairs.map(({ question, source, score, matched }) => [
      ...[locale, question.place, question.heading, source.id, source.heading],
      ...[score.toFixed(2), matched.join('; '), ''],
    ]),
    ...unpaired.map(({ question, why, samePosition }) => [
      ...[locale, question.place, question.heading, '', '', '', why, samePosition?.id ?? ''],
    ]),
    ...untranslated.map(({ id, heading }) => [locale, '', '', id, heading, '', NO_PAIR, '']),
  ]);
  const lines = [HEADER, ...rows].map((cells) => cells.map(quote).join(','));
  await writeFile(path, `\ufeff${lines.join('\r\n')}\r\n`, { flag: 'wx' });
}

/** RFC 4180; the byte order mark and CRLF are what spreadsheets expect. */
function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
