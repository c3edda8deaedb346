/** Spans of text, and the merging of those that overlap. */

/** Offsets in a text (UTF-16 code units). */
export interface Span {
  start: number;
  end: number;
}

/** A merged span, and the spans that it covers. */
export interface MergedSpan<Part extends Span> extends Span {
  parts: Part[];
}

/**
 * Merges spans that overlap or touch. `spans` are sorted by their start.
 *
 * @example
 * mergeSpans([{ start: 0, end: 2 }, { start: 1, end: 3 }, { start: 5, end: 6 }]); // 0 to 3, and 5 to 6
 */
export function mergeSpans<Part extends Span>(spans: readonly Part[]): MergedSpan<Part>[] {
  const merged: MergedSpan<Part>[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
      last.parts.push(span);
    } else merged.push({ start: span.start, end: span.end, parts: [span] });
  }
  return merged;
}

/** Whether a span lies in another one. */
export function isWithin({ start, end }: Span): (span: Span) => boolean {
  return (span) => span.start >= start && span.end <= end;
}
