/** Diagnostics as a compiler writes them: `path:line:column error message`, kept in each file's own list. */
import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';

type Place = Point | Position | Node | undefined;

/** Where faults of a whole file are reported. */
export const TOP: Point = { line: 1, column: 1 };

/** A fault that keeps the content from being published. */
export function reportError(file: VFile, place: Place, message: string): void {
  file.message(message, placeOf(place)).fatal = true;
}

/** Something an author should know; publishing goes on. */
export function reportWarning(file: VFile, place: Place, message: string): void {
  file.message(message, placeOf(place));
}

/** How many errors the files hold. */
export function countErrors(files: readonly VFile[]): number {
  return files.flatMap((file) => file.messages).filter((message) => message.fatal).length;
}

/** All diagnostics, one line each, in the order in which an author reads the files. */
export function formatDiagnostics(files: readonly VFile[]): string[] {
  return files.flatMap((file) =>
    file.messages
      .toSorted((a, b) => (a.line ?? 1) - (b.line ?? 1) || (a.column ?? 1) - (b.column ?? 1))
      .map(
        ({ line, column, fatal, reason }) =>
          `${file.path}:${line ?? 1}:${column ?? 1} ${fatal ? 'error' : 'warning'} ${reason}`,
      ),
  );
}

function placeOf(place: Place): Point | Position | undefined {
  return place !== undefined && 'type' in place ? place.position : place;
}
