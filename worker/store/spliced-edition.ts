/** Editions of which some parts are replaced: all others are read from the stored files as before. */

import { concat } from '../../schema/concat.ts';
import type { ByteRange } from '../../schema/edition-file.ts';
import { lastAtMost } from '../../search/shards.ts';
import type { OpenEdition } from './edition.ts';

export interface Replacement {
  range: ByteRange;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Consecutive bytes of the edition that results. */
interface Segment {
  start: number;
  end: number;
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** `edition` with `replacements`, which must not overlap. The ranges of its header are those of the result. */
export function splice(edition: OpenEdition, replacements: readonly Replacement[]): OpenEdition {
  const sorted = replacements.toSorted((a, b) => a.range[0] - b.range[0]);
  const move = mover(sorted);
  const segments = toSegments(edition, sorted);
  const starts = segments.map(({ start }) => start);
  const { header } = edition;
  return {
    header: {
      ...header,
      document: move(header.document),
      markdown: move(header.markdown),
      search: move(header.search),
      page: move(header.page),
      sections: header.sections.map(({ json, markdown, page, ...section }) => ({
        ...section,
        json: move(json),
        markdown: move(markdown),
        page: { item: move(page.item), heading: move(page.heading), answer: move(page.answer) },
      })),
    },
    async read([start, end]) {
      const parts: Promise<Uint8Array<ArrayBuffer>>[] = [];
      for (let index = lastAtMost(starts, start); index < segments.length; index += 1) {
        const segment = segments[index];
        if (!segment || segment.start >= end) break;
        parts.push(
          segment.read(Math.max(0, start - segment.start), Math.min(segment.end, end) - segment.start),
        );
      }
      return new Uint8Array(concat(await Promise.all(parts)));
    },
  };
}

/** Moves ranges by what the replacements before their start and before their end have added. What is empty may be replaced, too. */
function mover(replacements: readonly Replacement[]): (range: ByteRange) => ByteRange {
  const starts = [Number.NEGATIVE_INFINITY, ...replacements.map(({ range: [start] }) => start)];
  const ends = [Number.NEGATIVE_INFINITY, ...replacements.map(({ range: [, end] }) => end)];
  const shifts = [0];
  for (const { range, bytes } of replacements)
    shifts.push((shifts.at(-1) ?? 0) + bytes.byteLength - (range[1] - range[0]));
  const shiftAt = (index: number) => shifts[index] ?? 0;
  return ([start, end]) => [
    start + shiftAt(lastAtMost(starts, start - 1)),
    end + shiftAt(lastAtMost(ends, end)),
  ];
}

/** The segments of the result: what is kept and what is new, in turn. */
function toSegments({ read }: OpenEdition, replacements: readonly Replacement[]): Segment[] {
  const segments: Segment[] = [];
  let [position, offset] = [0, 0];
  const append = (length: number, readSegment: Segment['read']) => {
    segments.push({ start: position, end: position + length, read: readSegment });
    position += length;
  };
  const keepUntil = (end: number) => {
    const start = offset;
    append(end - start, (from, to) => read([start + from, start + to]));
  };
  for (const { range, bytes } of replacements) {
    keepUntil(range[0]);
    append(bytes.byteLength, async (from, to) => bytes.subarray(from, to));
    offset = range[1];
  }
  keepUntil(Number.POSITIVE_INFINITY);
  return segments;
}
