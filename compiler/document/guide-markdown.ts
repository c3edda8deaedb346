/** A whole guide in one locale as Markdown, in the format of the author's files. */
import type { Outline, Part } from '../read/outline.ts';
import { markdownHeading } from '../render/markdown.ts';
import type { LocalizedText } from './localized-text.ts';

export interface GuideMarkdown {
  text: string;
  /** Start and end of each section (bytes of UTF-8), by its id. */
  sections: ReadonlyMap<string, [start: number, end: number]>;
}

/** The guide as Markdown, in the order of `outline`. */
export function toGuideMarkdown(
  title: string,
  outline: Outline,
  { headings, markdown }: Pick<LocalizedText, 'headings' | 'markdown'>,
): GuideMarkdown {
  const sections = new Map<string, [number, number]>();
  let text = '';
  let length = 0;
  const append = (...blocks: (string | undefined)[]) => {
    const start = length;
    const appended = blocks
      .filter((block) => block)
      .map((block) => `${block}\n\n`)
      .join('');
    text += appended;
    length += Buffer.byteLength(appended);
    return start;
  };
  const heading = (depth: 2 | 3, part: Pick<Part, 'id' | 'heading'>) =>
    markdownHeading(depth, headings.get(part.id) ?? part.heading, part.id);

  append(markdownHeading(1, title), markdown.get(outline.intro.id));
  for (const chapter of outline.chapters) {
    append(heading(2, chapter));
    for (const section of chapter.sections) {
      const start = append(heading(3, section), markdown.get(section.id));
      // Without the blank line after it.
      sections.set(section.id, [start, length - 1]);
    }
  }
  if (outline.summary) append(heading(2, outline.summary), markdown.get(outline.summary.id));
  return { text: `${text.trimEnd()}\n`, sections };
}
