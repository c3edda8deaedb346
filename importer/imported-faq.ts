/** The one shape that every reader gives: what an existing FAQ says, before it becomes a guide. */
import type { RootContent } from 'mdast';
import type { LeftOutList } from './left-out.ts';
import type { OnProgress } from './progress.ts';

/** A file to be read, and whom to tell on the way. */
export interface Source {
  text: string;
  leftOut: LeftOutList;
  onProgress: OnProgress;
}

/** Gives one FAQ for each locale that the file holds; throws where it is not of the reader's format. */
export type Reader = (source: Source) => Promise<ImportedFaq[]>;

/** A piece of Markdown that is complete in itself: its links are resolved, its footnotes are in it. */
export interface ImportedText {
  body: RootContent[];
  /** The words as the source has them, before anything was left out. */
  text: string;
}

export interface ImportedQuestion extends ImportedText {
  /** Plain text. */
  heading: string;
  /** The id that it is to have, if it can. */
  id?: string | undefined;
  /** What the source calls it: links lead to it by `#key`, and its translations have the same. Default: the id. */
  key?: string | undefined;
  /** Where it stands in the source, for people: `line 12`. */
  place: string;
}

export interface ImportedChapter {
  /** Plain text; empty where the source has no chapters. */
  heading: string;
  id?: string | undefined;
  key?: string | undefined;
  place: string;
  questions: ImportedQuestion[];
}

/** One FAQ in one locale. */
export interface ImportedFaq {
  title?: string | undefined;
  description?: string | undefined;
  /** `YYYY-MM-DD` */
  updated?: string | undefined;
  /** As the source spells it. */
  locale?: string | undefined;
  translationOf?: string | undefined;
  intro?: ImportedText | undefined;
  chapters: ImportedChapter[];
}

export type NamedQuestion = ImportedQuestion & { id: string };
export type NamedChapter = Omit<ImportedChapter, 'questions'> & { id: string; questions: NamedQuestion[] };

/** An FAQ whose chapters and questions all have the ids of the guide. */
export type NamedFaq = Omit<ImportedFaq, 'chapters'> & { chapters: NamedChapter[] };
