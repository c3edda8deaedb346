/** Editions: the stored files of a guide in one locale at one revision, of which parts are sent without being parsed. */

import { concat } from '../../schema/concat.ts';
import type { ByteRange, EditionHeader } from '../../schema/edition-file.ts';
import type { Guide, PlacedSection } from '../../schema/guide.ts';
import { type EditionName, editionPath } from '../../schema/paths.ts';
import { compareFormat } from '../../schema/storage-format.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import type { Assets } from './assets.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/** An edition as the index names it. */
export interface EditionReference extends EditionName {
  /** SHA-256 of its first file. */
  digest: string;
}

/** An edition whose first file was read. */
export interface OpenEdition {
  header: EditionHeader;
  /** The bytes of a part. */
  read(range: ByteRange): Promise<Uint8Array<ArrayBuffer>>;
}

/** A section of an edition: its id, its chapter, and where it is. */
export type StoredSection = EditionHeader['sections'][number];

/** A file in memory: what follows the header, which only the first file has. */
interface CachedFile {
  header?: EditionHeader;
  body: Uint8Array<ArrayBuffer>;
}

/** Bytes; an isolate has 128 MB in all. */
const CAPACITY = 8 * 1024 * 1024;

/** Bytes in memory of a cached file and of a section in its header, without the bytes of the file. */
const [FILE_BYTES, SECTION_BYTES] = [1_024, 640];

const LINE_FEED = 0x0a;

const files = new SieveCache<CachedFile>(CAPACITY);

/**
 * The edition, of which only the header is parsed.
 *
 * @throws {ContentUnavailableError} as `read` does.
 */
export async function openEdition(assets: Assets, edition: EditionReference): Promise<OpenEdition> {
  const { header, body } = await readFile(assets, editionPath(edition), edition.digest, parseFirst);
  return {
    header,
    async read([start, end]) {
      const parts = [slice(body, start, end)];
      let position = body.byteLength;
      for (const [number, [length, digest]] of header.files.entries()) {
        if (start < position + length && end > position) {
          const further = await readFile(assets, editionPath(edition, number + 1), digest, toFurther);
          parts.push(slice(further.body, start - position, end - position));
        }
        position += length;
      }
      const [first = body.subarray(0, 0), ...others] = parts.filter(({ byteLength }) => byteLength > 0);
      return others.length === 0 ? first : new Uint8Array(concat([first, ...others]));
    },
  };
}

/** The parsed document. */
export async function parseDocument({ header, read }: OpenEdition): Promise<Guide> {
  return JSON.parse(decode(await read(header.document)));
}

/** The parsed section. */
export async function parseSection(
  { read }: OpenEdition,
  { json, chapter }: StoredSection,
): Promise<PlacedSection> {
  return { ...JSON.parse(decode(await read(json))), chapter };
}

export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function readFile<T extends CachedFile>(
  assets: Assets,
  path: string,
  digest: string,
  parse: (bytes: Uint8Array<ArrayBuffer>) => T,
): Promise<T> {
  const cached = files.get(path);
  // A path is always parsed by the same function.
  if (cached) return cached as T;
  const bytes = await readByDigest(assets, path, digest);
  const file = await track(path, async () => parse(bytes));
  const sections = file.header?.sections.length ?? 0;
  files.set(path, file, bytes.byteLength + path.length + FILE_BYTES + sections * SECTION_BYTES);
  return file;
}

function parseFirst(bytes: Uint8Array<ArrayBuffer>): Required<CachedFile> {
  const end = bytes.indexOf(LINE_FEED);
  const header: EditionHeader = JSON.parse(decode(bytes.subarray(0, end)));
  const version = compareFormat(header.format);
  if (version !== 'same') throw new RangeError(`it was written by an ${version} version of edge-faq`);
  return { header, body: bytes.subarray(end + 1) };
}

function toFurther(body: Uint8Array<ArrayBuffer>): CachedFile {
  return { body };
}

/** The bytes from `start` to `end`, as far as `bytes` has them. */
function slice(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  return bytes.subarray(Math.max(0, start), Math.max(0, end));
}
