/** Files of an edition: its document, Markdown, search index and page as parts of one file, or of up to three for a guide over 1 MiB. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { EditionHeader } from '../../schema/edition-file.ts';
import type { Guide } from '../../schema/guide.ts';
import { seal, sha256 } from '../../schema/integrity.ts';
import { editionPath } from '../../schema/paths.ts';
import { ELEMENT_FIELDS, LARGE_BYTES, pickGuide } from '../../schema/pick-guide.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { indexGuide } from '../index/index-guide.ts';
import type { SearchTerms } from '../index/search-terms.ts';
import { MAX_FILES } from '../publish/stored-files.ts';
import type { Phrasings } from '../read/asked.ts';
import type { GuideMarkdown } from './guide-markdown.ts';
import { renderPage } from './page-fragment.ts';
import { cutsOf, locateSections } from './section-ranges.ts';

/** Bytes above which an edition is split: static assets answer no range requests, so the worker reads a whole file for one section. */
const MAX_UNSPLIT = 2 ** 20;

/** An edition as it is stored. */
export interface EncodedEdition {
  /** Paths under the folder of static assets, and contents. The first file has the header. */
  files: [path: string, content: Uint8Array<ArrayBuffer>][];
  /** SHA-256 of the first file, which has those of the others. */
  digest: string;
}

/** Encodes `document`, its Markdown, its search index, which has its phrasings, and its page. The same input gives the same bytes. */
export async function encodeEdition(
  document: Guide,
  markdown: GuideMarkdown,
  search: SearchTerms,
  asked: Phrasings,
): Promise<EncodedEdition> {
  const json = JSON.stringify(document);
  const page = renderPage(document);
  const parts = [json, markdown.text, JSON.stringify(indexGuide(document, search, asked)), page.html];
  const [markdownStart = 0, searchStart = 0, pageStart = 0, end = 0] = ends(parts);
  const starts = { markdown: markdownStart, page: pageStart };
  const sections = locateSections(document, { json, markdown, page }, starts);
  const cuts = [...cutsOf(sections), markdownStart, searchStart, pageStart].toSorted((a, b) => a - b);
  const [first = Buffer.of(), ...further] = split(Buffer.from(parts.join('')), cuts);
  const { guide, locale, revision, aliases } = document;
  const header: EditionHeader = {
    format: STORAGE_FORMAT,
    ...{ guide, locale, revision, ...(aliases && { aliases }) },
    document: [0, markdownStart],
    markdown: [markdownStart, searchStart],
    search: [searchStart, pageStart],
    page: [pageStart, end],
    ...(isLarge(document, markdownStart) && { large: true }),
    sections,
    files: await Promise.all(
      further.map(async (file) => [file.length, await sha256(file)] as [number, string]),
    ),
  };
  const sealed = Buffer.from(await seal(header, `\n${first}`));
  return {
    digest: await sha256(sealed),
    files: [sealed, ...further].map((content, number) => [editionPath(document, number), content]),
  };
}

/** The quality at which Cloudflare compresses responses. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Whether what the element requests of `document`, whose JSON has that `length` (bytes), is large on the wire. */
function isLarge(document: Guide, length: number): boolean {
  if (length <= LARGE_BYTES) return false;
  const json = JSON.stringify(pickGuide(document, { fields: ELEMENT_FIELDS, isDeferred: false }));
  return brotliCompressSync(json, QUALITY).byteLength > LARGE_BYTES;
}

/** The offset (bytes) at which each of `parts` ends, one after the other. */
function ends(parts: readonly string[]): number[] {
  let end = 0;
  return parts.map((part) => {
    end += Buffer.byteLength(part);
    return end;
  });
}

/** Splits `body` at some of `cuts` into files of similar length. */
function split(body: Buffer<ArrayBuffer>, cuts: readonly number[]): Buffer<ArrayBuffer>[] {
  const count = Math.min(MAX_FILES, Math.ceil(body.length / MAX_UNSPLIT));
  const ideal = Array.from(
    { length: Math.max(count - 1, 0) },
    (_, index) => ((index + 1) * body.length) / count,
  );
  const nearest = ideal.map((offset) =>
    cuts.reduce((best, cut) => (Math.abs(cut - offset) < Math.abs(best - offset) ? cut : best), 0),
  );
  const bounds = [...new Set([0, ...nearest, body.length])];
  return bounds.slice(1).map((bound, index) => body.subarray(bounds[index], bound));
}
