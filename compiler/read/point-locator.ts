/** Lines and columns of offsets in a text. */
import type { Point } from 'unist';

/** Returns points by their offset in `source`. */
export function pointLocator(source: string): (offset: number) => Point {
  const starts = [0, ...[...source.matchAll(/\r\n?|\n/g)].map(({ index, 0: eol }) => index + eol.length)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset };
  };
}
