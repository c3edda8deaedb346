/** The sections of a guide in one locale, as bytes: one can be answered without parsing the others. */
import type { PlacedSection } from '../../schema/guide.ts';
import { packPath } from '../../schema/paths.ts';
import type { PackHeader } from '../../schema/section-pack.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { type Assets, findAsset } from './assets.ts';

/** One line of the pack. */
export interface PackedSection {
  id: string;
  chapter: string;
  /** Its JSON (UTF-8), as it is answered. */
  json: Uint8Array<ArrayBuffer>;
  /** Where it begins and ends in the guide's Markdown (bytes). */
  markdown: [start: number, end: number];
}

/** JSON Lines: a header that tells the length of each line, then one section a line. */
export interface SectionPack {
  header: PackHeader;
  /** In the order of the guide. */
  sections: readonly PackedSection[];
  /** Old ids, and those of now. */
  aliases: ReadonlyMap<string, string>;
}

/** An isolate has 128 MB for everything (bytes). */
const CAPACITY = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

const packs = new SieveCache<SectionPack>(CAPACITY);

/** The pack of a guide in one locale and revision, of which only the header is parsed; undefined where there is none. */
export async function readPack(
  assets: Assets,
  guide: string,
  edition: { locale: string; revision: string },
): Promise<SectionPack | undefined> {
  const path = packPath(guide, edition);
  const known = packs.get(path);
  if (known) return known;
  const bytes = await (await findAsset(assets, path))?.arrayBuffer();
  if (!bytes) return undefined;
  const pack = unpack(new Uint8Array(bytes));
  packs.set(path, pack, bytes.byteLength);
  return pack;
}

/** The section itself. */
export function parseSection({ json }: PackedSection): PlacedSection {
  return JSON.parse(new TextDecoder().decode(json));
}

function unpack(bytes: Uint8Array<ArrayBuffer>): SectionPack {
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
