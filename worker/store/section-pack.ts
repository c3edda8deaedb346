/** Section packs: the sections of an edition as bytes, so that one is sent without parsing the others. */
import type { PlacedSection } from '../../schema/guide.ts';
import { packPath } from '../../schema/paths.ts';
import type { PackHeader } from '../../schema/section-pack.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { Assets } from './assets.ts';
import { type EditionName, parseEditionFile } from './verified-files.ts';

/** One section of a pack. */
export interface PackedSection {
  id: string;
  /** Id of its chapter. */
  chapter: string;
  /** Its JSON (UTF-8), as it is sent. */
  json: Uint8Array<ArrayBuffer>;
  /** Its position in the guide's Markdown (bytes). */
  markdown: [start: number, end: number];
}

/** JSON Lines: a header with the length of each line, then one section per line. */
export interface SectionPack {
  header: PackHeader;
  /** In the order of the guide. */
  sections: readonly PackedSection[];
  /** Former ids of sections and chapters, and the current ones. */
  aliases: ReadonlyMap<string, string>;
}

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

const packs = new SieveCache<SectionPack>(CAPACITY);

/**
 * The pack of an edition, of which only the header is parsed.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSectionPack(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<SectionPack> {
  const path = packPath(guide, edition);
  const cached = packs.get(path);
  if (cached) return cached;
  const { pack, bytes } = await parseEditionFile(assets, guide, edition, 'sections', (read) => ({
    pack: parsePack(read),
    bytes: read.byteLength,
  }));
  packs.set(path, pack, bytes);
  return pack;
}

/** The parsed section. */
export function parseSection({ json }: PackedSection): PlacedSection {
  return JSON.parse(new TextDecoder().decode(json));
}

function parsePack(bytes: Uint8Array<ArrayBuffer>): SectionPack {
  const end = bytes.indexOf(LINE_FEED);
  const header: PackHeader = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let start = end + 1;
  const sections = header.sections.map(({ id, chapter, bytes: length, markdown }) => {
    const json = bytes.subarray(start, start + length);
    start += length + 1;
    return { id, chapter, json, markdown };
  });
  return { header, sections, aliases: new Map(Object.entries(header.aliases ?? {})) };
}
