/** Rows of a table in CSV, whichever delimiter a spreadsheet saved it with. */
import { parse } from 'csv-parse/sync';

/** A row, with its position in the file. */
export interface CsvRow {
  cells: string[];
  /** Its number among the rows, counted from 1. */
  row: number;
  /** The line that it ends in, counted from 1. */
  line: number;
}

/** The line by which Excel is told the delimiter. */
const DELIMITER_LINE = /^\ufeff?"?sep=(?<delimiter>[,;\t|])"?\r?\n/i;

/**
 * Splits `text` by the delimiter that its first line names, or else by comma, semicolon or tab, whichever fits it best.
 *
 * @param countKnown how many columns the cells of a first row name
 * @throws if it isn't a table
 * @example
 * splitRows('id;question\npay;How?\n', (names) => names.length)[1]?.cells; // ['pay', 'How?']
 */
export function splitRows(text: string, countKnown: (names: readonly string[]) => number): CsvRow[] {
  const errors: Error[] = [];
  const named = DELIMITER_LINE.exec(text)?.groups?.['delimiter'];
  const tables = (named === undefined ? [',', ';', '\t'] : [named]).flatMap((delimiter) => {
    try {
      const rows = parseRows(text, delimiter);
      return [named === undefined ? rows : rows.slice(1)];
    } catch (error) {
      if (error instanceof Error) errors.push(error);
      return [];
    }
  });
  const [best] = tables.toSorted((a, b) => scoreRows(b, countKnown) - scoreRows(a, countKnown));
  if (best) return best;
  throw new Error(`not a table: ${errors[0]?.message}`);
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

function parseRows(text: string, delimiter: string): CsvRow[] {
  // The types of the library don't know that `info` changes the result.
  const rows: unknown = parse(text, { bom: true, delimiter, info: true, relax_column_count: true });
  return (rows as ParsedRow[]).map(({ record, info }, index) => {
    return { cells: record, row: index + 1, line: info.lines };
  });
}

/** How likely a delimiter is: first by known columns, then by rows of equal length, then by the number of columns. */
function scoreRows(
  [header, ...rows]: readonly CsvRow[],
  countKnown: (names: readonly string[]) => number,
): number {
  if (!header) return 0;
  const width = header.cells.length;
  const regular = (rows.filter(({ cells }) => cells.length === width).length + 1) / (rows.length + 1);
  return countKnown(header.cells) * 1000 + (width > 1 ? regular * 100 : 0) + Math.min(width, 9);
}
