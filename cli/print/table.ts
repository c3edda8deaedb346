/** Rows under each other in columns, whatever the width of their characters. */
import stringWidth from 'string-width';

/** Lines of `rows`, all as long as the first; the columns from `numbers` on are flush right. */
export function toTable(rows: readonly (readonly string[])[], numbers: number): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      widths
        .map((width, column) => pad(row[column] ?? '', width, column >= numbers))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - stringWidth(text));
  return right ? space + text : text + space;
}
