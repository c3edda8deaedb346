/** Files of an edition: its document, Markdown and search index as parts of one file, or of up to three for a guide over 1 MiB. */
import type { ByteRange, EditionHeader } from '../../schema/edition-file.ts';
import type { Guide } from '../../schema/guide.ts';
import { seal, sha256 } from '../../schema/integrity.ts';
import { editionPath } from '../../schema/paths.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { indexGuide } from '../index/index-guide.ts';
import type { SearchTerms } from '../index/search-terms.ts';
import { MAX_FILES } from '../publish/stored-files.ts';
import type { GuideMarkdown } from './guide-markdown.ts';

/** Bytes above which an edition is split: static assets answer no range requests, so the worker reads a whole file for one section. */
const MAX_UNSPLIT = 2 ** 20;

/** An edition as it is stored. */
export interface EncodedEdition {
  /** Paths under the folder of static assets, and contents. The first file has the header. */
  files: [path: string, content: Uint8Array<ArrayBuffer>][];
  /** SHA-256 of the first file, which has those of the others. */
  digest: string;
}

/** Encodes `document`, its Markdown and its search index. The same input gives the same bytes. */
export async function encodeEdition(
  document: Guide,
  markdown: GuideMarkdown,
  search: SearchTerms,
): Promise<EncodedEdition> {
  const parts = [JSON.stringify(document), markdown.text, JSON.stringify(indexGuide(document, search))];
  const [markdownStart = 0, searchStart = 0, end = 0] = ends(parts);
  const sections = locateSections(document, parts[0] ?? '', markdown, markdownStart);
  const cuts = [...chapterStarts(sections), markdownStart, searchStart].toSorted((a, b) => a - b);
  const [first = Buffer.of(), ...further] = split(Buffer.from(parts.join('')), cuts);
  const { guide, locale, revision, aliases } = document;
  const header: EditionHeader = {
    format: STORAGE_FORMAT,
    ...{ guide, locale, revision, ...(aliases && { aliases }) },
    document: [0, markdownStart],
    markdown: [markdownStart, searchStart],
    search: [searchStart, end],
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

/** The offset (bytes) at which each of `parts` ends, one after the other. */
function ends(parts: readonly string[]): number[] {
  let end = 0;
  return parts.map((part) => {
    end += Buffer.byteLength(part);
    return end;
  });
}

/** The sections, whose JSON is found in `json`, that of the document. */
function locateSections(
  { chapters }: Guide,
  json: string,
  markdown: GuideMarkdown,
  markdownStart: number,
): EditionHeader['sections'] {
  let [index, offset] = [0, 0];
  const advance = (to: number) => {
    offset += Buffer.byteLength(json.slice(index, to));
    index = to;
    return offset;
  };
  const locate = (text: string): ByteRange => {
    const start = json.indexOf(text, index);
    return [advance(start), advance(start + text.length)];
  };
  return chapters.flatMap(({ id: chapter, sections }) =>
    sections.map((section) => {
      const [start, end] = markdown.sections.get(section.id) ?? [0, 0];
      return {
        id: section.id,
        chapter,
        json: locate(JSON.stringify(section)),
        markdown: [markdownStart + start, markdownStart + end],
      };
    }),
  );
}

/** Where the first section of each chapter starts, in the document and in the Markdown. */
function chapterStarts(sections: EditionHeader['sections']): number[] {
  return sections
    .filter(({ chapter }, index) => chapter !== sections[index - 1]?.chapter)
    .flatMap(({ json, markdown }) => [json[0], markdown[0]]);
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
