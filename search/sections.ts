/** Sections of a search index: their names and the lengths of their fields, which are read in shards. */
import { unpackNumbers } from './packing.ts';
import { lastAtMost, readShardsOf, type Shards } from './shards.ts';

/** A section, by the ids of its guide and its own. */
export interface SectionName {
  guide: string;
  section: string;
}

/** Numbers of distinct terms. */
export type FieldLengths = [heading: number, text: number];

/** The field lengths of consecutive sections, heading and text in turn. */
export type LengthsShard = ArrayLike<number>;

/** The sections of a guide, in their order. */
export interface SectionsOfGuide {
  guide: string;
  sections: readonly string[];
}

/** The names of consecutive sections, as one string a guide: separate ones would take several times the memory. */
export interface NamesShard {
  /** For each guide, its id and those of its sections, separated by spaces. */
  lines: string[];
  /** The number in the shard of the first section of each guide. */
  starts: Uint32Array;
}

/** Opens packed field lengths. */
export function openLengths(packed: string): LengthsShard {
  return Uint32Array.from(unpackNumbers(packed));
}

/** Opens names: for each guide a line with its id and those of its sections, separated by spaces. */
export function openNames(text: string): NamesShard {
  const lines = text.split('\n');
  const starts = new Uint32Array(lines.length);
  for (const [index, line] of lines.slice(0, -1).entries())
    starts[index + 1] = (starts[index] ?? 0) + countSpaces(line);
  return { lines, starts };
}

function countSpaces(line: string): number {
  let spaces = 0;
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) spaces += 1;
  return spaces;
}

/** The names of the sections of `guides`, as `openNames` reads them. */
export function formatNames(guides: readonly SectionsOfGuide[]): string {
  return guides.map(({ guide, sections }) => [guide, ...sections].join(' ')).join('\n');
}

/** The field lengths of `sections`, by section number. */
export async function readLengths(
  shards: Shards<LengthsShard>,
  sections: ReadonlySet<number>,
): Promise<Map<number, FieldLengths>> {
  const locate = await readShardsOf(shards, sections);
  return new Map(
    Array.from(sections, (section) => {
      const { shard, offset } = locate(section);
      return [section, [shard[offset * 2] ?? 0, shard[offset * 2 + 1] ?? 0]];
    }),
  );
}

/** The names of `sections`, in their order. */
export async function readNames(
  shards: Shards<NamesShard>,
  sections: readonly number[],
): Promise<SectionName[]> {
  const locate = await readShardsOf(shards, sections);
  return sections.map((number) => {
    const { shard, offset } = locate(number);
    const index = lastAtMost(shard.starts, offset);
    const [guide = '', ...ids] = shard.lines[index]?.split(' ') ?? [];
    return { guide, section: ids[offset - (shard.starts[index] ?? 0)] ?? '' };
  });
}
