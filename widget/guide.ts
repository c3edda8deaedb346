/** Guides as the element has them: those of the API, in the shape that it requests. */
import type { Guide as Document, Section as DocumentSection } from '../schema/guide.ts';

/** Rendered Markdown. */
interface Part {
  html: string;
  text?: string | undefined;
}

/** One question and its answer, of which a large guide has the headings first. Only a guide that the page has loaded itself has `text`. */
export type Section = Pick<DocumentSection, 'id' | 'heading'> & Partial<DocumentSection>;

/** A group of sections. */
export interface Chapter {
  id: string;
  heading: string;
  sections: Section[];
}

/** One guide in one locale. */
export type Guide = Omit<Document, 'intro' | 'chapters' | 'summary'> & {
  intro: Part;
  chapters: Chapter[];
  summary?: (Part & { heading: string }) | undefined;
};

/** Whether all answers are there: those of a large guide come later. */
export function hasAnswers({ chapters }: Guide): boolean {
  return chapters.every(({ sections }) => sections.every(({ html }) => html !== undefined));
}
