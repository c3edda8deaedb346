/** A whole guide as one Markdown text, in the shape that authors write. */

import type { Outline, Part } from '../read/outline.ts';
import { markdownHeading } from '../render/markdown.ts';
import type { Wording } from './document.ts';

export interface GuideMarkdown {
  text: string;
  /** Where each section begins and ends (bytes of UTF-8), by its id. */
  sections: ReadonlyMap<string, [start: number, end: number]>;
}

/** `wording` in the order of `outline`. */
export function makeMarkdown(outline: Outline, { description, headings, markdown }: Wording): GuideMarkdown {
  const sections = new Map<string, [number, number]>();
  let text = '';
  let length = 0;
  const add = (...blocks: (string | undefined)[]) => {
    const start = length;
    const added = blocks
      .filter((block) => block)
      .map((block) => `${block}\n\n`)
      .join('');
    text += added;
    length += Buffer.byteLength(added);
    return start;
  };
  const heading = (depth: 2 | 3, part: Pick<Part, 'id' | 'heading'>) =>
    markdownHeading(depth, headings.get(part.id) ?? part.heading, part.id);

  add(markdownHeading(1, description.title), markdown.get(outline.intro.id));
  for (const chapter of outline.chapters) {
    add(heading(2, chapter));
    for (const section of chapter.sections) {
      const start = add(heading(3, section), markdown.get(section.id));
      // Without the blank line behind it.
      sections.set(section.id, [start, length - 1]);
    }
  }
  if (outline.summary) add(heading(2, outline.summary), markdown.get(outline.summary.id));
  return { text: `${text.trimEnd()}\n`, sections };
}
