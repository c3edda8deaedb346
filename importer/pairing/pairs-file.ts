/** File of pairs (CSV): which translated question belongs to which of the source, for an author to edit. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import type { ImportedQuestion } from '../imported-faq.ts';
import { readTextFile } from '../read-text-file.ts';
import type { PairDecisions, Pairing, PairingSource } from './pair-questions.ts';

const HEADER = [
  ...['locale', 'place', 'question', 'id', 'source question', 'score', 'matched', 'at the same position'],
];

/** Rows without a question only list ids, to be copied to the row of their question. */
const NO_PAIR = 'no question is paired: copy the id to its row';

const RowSchema = v.object({
  locale: v.string(),
  place: v.string(),
  question: v.string(),
  id: v.pipe(v.string(), v.trim()),
});

/** A row of the file, and its line. */
type Row = v.InferOutput<typeof RowSchema> & { line: number };

export interface PairsFile {
  path: string;
  rows: Row[];
}

/**
 * Reads the file of pairs; undefined if it doesn't exist yet.
 *
 * @throws if it isn't such a file
 */
export async function readPairsFile(path: string): Promise<PairsFile | undefined> {
  if (!existsSync(path)) return undefined;
  const records: unknown[] = parse(await readTextFile(path), { bom: true, columns: true, info: true });
  const rows = records.map((value): Row => {
    const { output, success } = v.safeParse(
      v.object({ record: RowSchema, info: v.object({ lines: v.number() }) }),
      value,
    );
    if (success) return { ...output.record, line: output.info.lines };
    throw new Error(`${path} is not a file of pairs: its columns are ${HEADER.join(', ')}`);
  });
  return { path, rows };
}

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
