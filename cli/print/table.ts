/** Text tables whose columns align whatever the display width of their characters. */
import stringWidth from 'string-width';

/** One line a row, with the columns of the first row; columns from index `firstNumeric` on are right-aligned. */
export function formatTable(rows: readonly (readonly string[])[], firstNumeric: number): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      widths
        .map((width, column) => pad(row[column] ?? '', width, column >= firstNumeric))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number, alignRight: boolean): string {
  const space = ' '.repeat(width - stringWidth(text));
  return alignRight ? space + text : text + space;
}
