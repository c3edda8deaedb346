/** Guides and sections as plain text: for whoever reads them aloud, counts their words or feeds them to a model. */
import type { Guide, Section } from '../../schema/guide.ts';

/** A whole guide. */
export function guideAsText({ title, intro, chapters, summary }: Guide): string {
  const parts = chapters.flatMap(({ heading, sections }) => [heading, ...sections.map(sectionAsText)]);
  const closing = summary ? [summary.heading, summary.text] : [];
  return toText([title, intro.text, ...parts, ...closing]);
}

/** Some sections, one after the other. */
export function sectionsAsText(sections: readonly Pick<Section, 'heading' | 'text'>[]): string {
  return toText(sections.map(sectionAsText));
}

function sectionAsText({ heading, text }: Pick<Section, 'heading' | 'text'>): string {
  return `${heading}\n\n${text}`;
}

function toText(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
