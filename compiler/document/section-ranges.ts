/** Where the sections of a guide are in the parts of its edition. */
import type { ByteRange, EditionHeader } from '../../schema/edition-file.ts';
import type { Guide } from '../../schema/guide.ts';
import type { Fragment } from '../../widget/ssr/render-fragment.ts';
import type { GuideMarkdown } from './guide-markdown.ts';

/** The parts of an edition that have its sections. */
export interface SectionedParts {
  /** The JSON of the document, which comes first. */
  json: string;
  markdown: GuideMarkdown;
  page: Fragment;
}

type StoredSection = EditionHeader['sections'][number];

/** The sections of the document, of whose further parts `starts` are the first bytes. */
export function locateSections(
  { chapters }: Guide,
  { json, markdown, page }: SectionedParts,
  starts: { markdown: number; page: number },
): StoredSection[] {
  const jsonRanges = locateJson(chapters, json);
  const pageRanges = locateInPage(page, starts.page);
  const ids = chapters.flatMap((each) => each.sections.map(({ id }) => ({ id, chapter: each.id })));
  return ids.map(({ id, chapter }, index) => {
    const [start, end] = markdown.sections.get(id) ?? [0, 0];
    const [json, page] = [jsonRanges[index], pageRanges[index]];
    if (!json || !page) throw new RangeError(`the section ${id} isn't in the edition`);
    return { id, chapter, json, markdown: [starts.markdown + start, starts.markdown + end], page };
  });
}

function locateJson(chapters: Guide['chapters'], json: string): ByteRange[] {
  const toOffset = byteOffsets(json, 0);
  let end = 0;
  return chapters.flatMap(({ sections }) =>
    sections.map((section) => {
      const text = JSON.stringify(section);
      const start = json.indexOf(text, end);
      end = start + text.length;
      return [toOffset(start), toOffset(end)];
    }),
  );
}

function locateInPage({ html, sections }: Fragment, pageStart: number): StoredSection['page'][] {
  const toOffset = byteOffsets(html, pageStart);
  return sections.map(({ item, heading, answer }) => {
    // In the order of the text.
    const start = toOffset(item[0]);
    const headingRange: ByteRange = [toOffset(heading[0]), toOffset(heading[1])];
    const answerRange: ByteRange = [toOffset(answer[0]), toOffset(answer[1])];
    return { item: [start, toOffset(item[1])], heading: headingRange, answer: answerRange };
  });
}

/** The offset (bytes) of each index in `text`, which starts at `start`; the indices must ascend. */
function byteOffsets(text: string, start: number): (index: number) => number {
  let [last, offset] = [0, start];
  return (index) => {
    offset += Buffer.byteLength(text.slice(last, index));
    last = index;
    return offset;
  };
}

/**
 * Where an edition may be split: in the document and in the Markdown before a chapter, which the API reads at a time; in the page,
 * which is always read as a whole, before any section.
 */
export function cutsOf(sections: readonly StoredSection[]): number[] {
  return sections.flatMap(({ chapter, json, markdown, page }, index) =>
    chapter === sections[index - 1]?.chapter ? [page.item[0]] : [json[0], markdown[0], page.item[0]],
  );
}
