/** CSV output for spreadsheets (`--csv`): what readers wrote can't become a formula. */
import { stringify } from 'csv-stringify/sync';

/**
 * A header and one record for each of `rows` (RFC 4180), with a byte order mark, without which Excel reads no UTF-8. Text that a spreadsheet
 * would take for a formula begins with an apostrophe.
 *
 * @param columns - header of each column, by the member of a row that it has
 * @example
 * formatCsv({ query: 'Query', failed: 'Failed' }, [{ query: '=1+1', failed: 5 }]); // "Query,Failed\r\n'=1+1,5\r\n" after the mark
 */
export function formatCsv<Row extends object>(
  columns: Readonly<Partial<Record<keyof Row & string, string>>>,
  rows: readonly Row[],
): string {
  return stringify([...rows], {
    bom: true,
    columns: Object.entries<string | undefined>(columns).map(([key, header]) => ({
      key,
      header: header ?? key,
    })),
    escape_formulas: true,
    header: true,
    // For some programs, a line break of either kind ends a record, and a tab or a semicolon a cell: what follows could become a formula.
    quoted_match: /[\r\n\t;]/,
    record_delimiter: 'windows',
  });
}

/** Prints the records of `formatCsv`, and nothing after them. */
export function printCsv<Row extends object>(...[columns, rows]: Parameters<typeof formatCsv<Row>>): void {
  process.stdout.write(formatCsv(columns, rows));
}
