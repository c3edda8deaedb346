/** Sections of a search index: their lengths, and the guides that they are in. */
import { unpackNumbers } from './packing.ts';
import { lastAtMost, readShardsOf, type Shards } from './shards.ts';

/**
 * The lengths of sections, two bytes each: the number of distinct terms of the heading, and the length of the text on a logarithmic
 * scale, as Lucene stores it. The length of a text is wrong by 2 % at most.
 */
export type SectionLengths = Uint8Array;

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
export function headingLength(lengths: SectionLengths, section: number): number {
  return lengths[section * 2] ?? 0;
}

/** The byte that stands for the length of the text of `section`. */
export function textLengthByte(lengths: SectionLengths, section: number): number {
  return lengths[section * 2 + 1] ?? 0;
}

/** The length (terms) of a text whose byte is `byte`. */
export function decodeTextLength(byte: number): number {
  return 2 ** (byte / STEPS) - 1;
}

/** Statistics of the sections with these lengths. */
export function statisticsOf(lengths: SectionLengths): Statistics {
  const sections = lengths.length / 2;
  let total = 0;
  for (let section = 0; section < sections; section += 1)
    total += decodeTextLength(textLengthByte(lengths, section));
  return { sections, averageLength: total / Math.max(sections, 1) };
}

/** Opens packed lengths. */
export function openLengths(packed: string): SectionLengths {
  return Uint8Array.from(unpackNumbers(packed));
}

/** A section of a search index. */
export interface IndexedSection {
  guide: string;
  /** The edition of the guide that was indexed; absent in the index of a single guide. */
  edition?: { revision: string; digest: string };
  /** Its position among the sections of the guide, from 0. */
  position: number;
}

/** Consecutive guides of an index. `Section` is what it knows of a section. */
export interface GuidesShard<Section> {
  /** For each guide, the number in the shard of its first section. */
  starts: ArrayLike<number>;
  /** The section at `position` of the guide with that number in the shard. */
  sectionAt(guide: number, position: number): Section;
}

/** What is known of the sections with these numbers, in their order. */
export async function locateSections<Section>(
  shards: Shards<GuidesShard<Section>>,
  sections: readonly number[],
): Promise<Section[]> {
  const locate = await readShardsOf(shards, sections);
  return sections.map((section) => {
    const { shard, offset } = locate(section);
    const guide = lastAtMost(shard.starts, offset);
    return shard.sectionAt(guide, offset - (shard.starts[guide] ?? 0));
  });
}
