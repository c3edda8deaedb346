/** Text that fits into the columns of a terminal. */
import stringWidth from 'string-width';

/** Columns of a terminal by default. */
export const TERMINAL_WIDTH = 80;

/** `items` one after another, separated by spaces, in lines of at most `width` columns; an item that is wider has a line of its own. */
export function fillLines(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    if (line !== undefined && stringWidth(line) + 1 + stringWidth(item) <= width)
      lines[lines.length - 1] = `${line} ${item}`;
    else lines.push(item);
  }
  return lines;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `text`, cut to at most `width` columns. */
export function truncate(text: string, width: number): string {
  let [kept, columns] = ['', 0];
  for (const { segment } of segmenter.segment(text)) {
    columns += stringWidth(segment);
    if (columns > width) return `${trimTo(kept, width - 1)}…`;
    kept += segment;
  }
  return text;
}

/** `text` without its last graphemes, so that it has at most `width` columns. */
function trimTo(text: string, width: number): string {
  const graphemes = Array.from(segmenter.segment(text), ({ segment }) => segment);
  while (stringWidth(graphemes.join('')) > width) graphemes.pop();
  return graphemes.join('');
}
