/** Guides and sections as plain text, for speech, word counts and language models. */
import type { Guide, Section } from '../../schema/guide.ts';

/** A whole guide. */
export function guideToText({ title, intro, chapters, summary }: Guide): string {
  const parts = chapters.flatMap(({ heading, sections }) => [heading, ...sections.map(sectionToText)]);
  const closing = summary ? [summary.heading, summary.text] : [];
  return joinParagraphs([title, intro.text, ...parts, ...closing]);
}

/** Sections, one after the other. */
export function sectionsToText(sections: readonly Pick<Section, 'heading' | 'text'>[]): string {
  return joinParagraphs(sections.map(sectionToText));
}

function sectionToText({ heading, text }: Pick<Section, 'heading' | 'text'>): string {
  return `${heading}\n\n${text}`;
}

function joinParagraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
