/** Editions of which some parts are replaced: all others are read from the stored files as before. */
import type { ByteRange } from '../../schema/edition-file.ts';
import { concat } from '../concat.ts';
import type { OpenEdition } from './edition.ts';

export interface Replacement {
  range: ByteRange;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Consecutive bytes of the edition that results, from `start` on. */
interface Segment {
  start: number;
  length: number;
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** `edition` with `replacements`, which must not overlap. The ranges of its header are those of the result. */
export function splice(edition: OpenEdition, replacements: readonly Replacement[]): OpenEdition {
  const sorted = replacements.toSorted((a, b) => a.range[0] - b.range[0]);
  const segments = toSegments(edition, sorted);
  const move = ([start, end]: ByteRange): ByteRange => [moveOffset(start, sorted), moveOffset(end, sorted)];
  const { header } = edition;
  return {
    header: {
      ...header,
      document: move(header.document),
      markdown: move(header.markdown),
      search: move(header.search),
      sections: header.sections.map(({ json, markdown, ...section }) => ({
        ...section,
        json: move(json),
        markdown: move(markdown),
      })),
    },
    async read([start, end]) {
      const parts = segments
        .filter((segment) => segment.start < end && segment.start + segment.length > start)
        .map((segment) =>
          segment.read(Math.max(0, start - segment.start), Math.min(segment.length, end - segment.start)),
        );
      return new Uint8Array(concat(await Promise.all(parts)));
    },
  };
}

/** Where the byte at `offset` is after the replacements before it. */
function moveOffset(offset: number, replacements: readonly Replacement[]): number {
  return replacements
    .filter(({ range: [, end] }) => end <= offset)
    .reduce((sum, { range: [start, end], bytes }) => sum + bytes.byteLength - (end - start), offset);
}

/** The segments of the result: what is kept and what is new, in turn. */
function toSegments({ read }: OpenEdition, replacements: readonly Replacement[]): Segment[] {
  const segments: Segment[] = [];
  let [position, offset] = [0, 0];
  const append = (length: number, readSegment: Segment['read']) => {
    segments.push({ start: position, length, read: readSegment });
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
