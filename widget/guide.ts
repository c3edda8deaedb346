/** Guides as the element has them: those of the API, in the shape that it requests. */

/** Rendered Markdown. */
interface Part {
  html: string;
  text?: string | undefined;
}

/** One question and its answer, of which a large guide has the headings first. Only a guide that the page has loaded itself has `text`. */
export interface Section extends Partial<Part> {
  id: string;
  heading: string;
  /** Calendar date, `YYYY-MM-DD`. */
  updated?: string | undefined;
  /** Present if the publisher has withdrawn the section: the other members are a notice that says so. */
  withdrawn?: { status: 410 | 451; since: string; by: string } | undefined;
}

/** A group of sections. */
export interface Chapter {
  id: string;
  heading: string;
  sections: Section[];
}

/** One guide in one locale, as `GET /v1/guides/:guide` returns it. */
export interface Guide {
  guide: string;
  /** BCP 47 tag in canonical form. */
  locale: string;
  /** Hash of the content, 32 hexadecimal digits. */
  revision: string;
  title: string;
  description: string;
  /** Calendar date, `YYYY-MM-DD`. */
  updated: string;
  /** All locales of the guide, the source's first. */
  locales: string[];
  /** Former ids of sections and chapters, and their current ids. */
  aliases?: Record<string, string> | undefined;
  intro: Part;
  chapters: Chapter[];
  summary?: (Part & { heading: string }) | undefined;
}

/** Whether all answers are there: those of a large guide come later. */
export function hasAnswers({ chapters }: Guide): boolean {
  return chapters.every(({ sections }) => sections.every(({ html }) => html !== undefined));
}
