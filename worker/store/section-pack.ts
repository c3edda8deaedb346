/** The sections of a guide in one locale, as bytes: one can be answered without parsing the others. */
import { type GuideEntry, type LocaleEntry, type PackHeader, packPath } from '../../content/schema.ts';
import { openAsset } from './assets.ts';

/** JSON Lines: a header that tells the length of each line, then one section a line. */
export interface SectionPack {
  header: PackHeader;
  /** The lines after the header. */
  lines: Uint8Array<ArrayBuffer>;
}

const LINE_FEED = 0x0a;

/** The pack of a guide in one locale; only its header is parsed. */
export async function readPack(
  assets: Fetcher,
  { guide }: GuideEntry,
  locale: LocaleEntry,
): Promise<SectionPack> {
  const bytes = new Uint8Array(await (await openAsset(assets, packPath(guide, locale))).arrayBuffer());
  const end = bytes.indexOf(LINE_FEED);
  return {
    header: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))),
    lines: bytes.subarray(end + 1),
  };
}

/** The JSON (UTF-8) of each section in `ids`, in the order of the guide. */
export function readSections(
  { header, lines }: SectionPack,
  ids: ReadonlySet<string>,
): Uint8Array<ArrayBuffer>[] {
  const found: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  for (const { id, bytes } of header.sections) {
    if (ids.has(id)) found.push(lines.subarray(start, start + bytes));
    start += bytes + 1;
  }
  return found;
}
