/** Sections of a search index: their names and lengths, which are read in shards. */
import { unpackNumbers } from './packing.ts';
import { lastAtMost, readAllShards, readShardsOf, type Shards } from './shards.ts';

/** A section, by the ids of its guide and its own. */
export interface SectionName {
  guide: string;
  section: string;
}

/**
 * The lengths of consecutive sections, two bytes each: the number of distinct terms of the heading, and the length of the text on a
 * logarithmic scale, as Lucene stores it. 200,000 sections take 400 kB, and the length of a text is wrong by 2 % at most.
 */
export type LengthsShard = Uint8Array;

/** More distinct terms of a heading are stored as this many. */
export const MAX_HEADING_LENGTH = 255;

/** The highest byte of the length of a text, and the steps in which a length doubles. */
const [MAX_TEXT_LENGTH, STEPS] = [255, 16];

/** Statistics of an index that scores depend on. */
export interface Statistics {
  /** Number of sections. */
  sections: number;
  /** Average length of the text of a section (terms). */
  averageLength: number;
}

/** The bytes of a section: `heading` distinct terms, and `text` terms. */
export function encodeLengths({ heading, text }: { heading: number; text: number }): [number, number] {
  return [
    Math.min(heading, MAX_HEADING_LENGTH),
    Math.min(Math.round(Math.log2(text + 1) * STEPS), MAX_TEXT_LENGTH),
  ];
}

/** Number of distinct terms of the heading of `section`. */
export function headingLength(lengths: LengthsShard, section: number): number {
  return lengths[section * 2] ?? 0;
}

/** The byte that stands for the length of the text of `section`. */
export function textLengthByte(lengths: LengthsShard, section: number): number {
  return lengths[section * 2 + 1] ?? 0;
}

/** The length (terms) of a text whose byte is `byte`. */
export function decodeTextLength(byte: number): number {
  return 2 ** (byte / STEPS) - 1;
}

/** Statistics of the sections with these lengths. */
export function statisticsOf(lengths: LengthsShard): Statistics {
  const sections = lengths.length / 2;
  let total = 0;
  for (let section = 0; section < sections; section += 1)
    total += decodeTextLength(textLengthByte(lengths, section));
  return { sections, averageLength: total / Math.max(sections, 1) };
}

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

/** Opens packed lengths. */
export function openLengths(packed: string): LengthsShard {
  return Uint8Array.from(unpackNumbers(packed));
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

/** The lengths of all sections, by section number. */
export async function readLengths(shards: Shards<LengthsShard>): Promise<LengthsShard> {
  const all = await readAllShards(shards);
  const [first = new Uint8Array()] = all;
  if (all.length < 2) return first;
  const lengths = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const shard of all) {
    lengths.set(shard, offset);
    offset += shard.length;
  }
  return lengths;
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
