/** Common model of an imported FAQ: what every reader returns and the guide is written from. */
import type { RootContent } from 'mdast';
import type { Omissions } from './omissions.ts';
import type { OnProgress } from './progress.ts';
import type { TableOptions } from './table-columns.ts';

/** What every reader needs beside its source. */
export interface ReaderContext {
  omissions: Omissions;
  onProgress: OnProgress;
  /** How a table is read; other formats ignore it. */
  table?: TableOptions | undefined;
  /** Receives how the source was understood where it could mean something else. */
  onNotice?: ((notice: string) => void) | undefined;
}

/** A source for a reader. */
export interface ReaderInput extends ReaderContext {
  path: string;
  text: string;
}

/** A file of a source that consists of several. */
export interface SourceFile {
  path: string;
  text: string;
  /** What places begin with, if the import has several files: the path. */
  prefix: string | undefined;
}

/** Returns one FAQ for each locale in the files; throws if they are not in the reader's format. */
export type Reader = (files: readonly SourceFile[], context: ReaderContext) => Promise<ImportedFaq[]>;

/** Self-contained Markdown: its references are resolved, and its footnotes are included. */
export interface ImportedText {
  body: RootContent[];
  /** The plain text of the source, before any omission. */
  text: string;
}

export interface ImportedQuestion extends ImportedText {
  /** Plain text. */
  heading: string;
  /** The id in the source; it is kept if it is valid and unique. */
  id?: string | undefined;
  /** Name in the source: links refer to it as `#key`, and translations share it. Default: the id. */
  key?: string | undefined;
  /** Position in the source, for people: `line 12`. */
  place: string;
}

export interface ImportedChapter {
  /** Plain text; empty if the source has no chapters. */
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
  /** In the spelling of the source. */
  locale?: string | undefined;
  translationOf?: string | undefined;
  /** `place` is that of its first line. */
  intro?: (ImportedText & { place: string }) | undefined;
  chapters: ImportedChapter[];
}

export type QuestionWithId = ImportedQuestion & { id: string };
export type ChapterWithId = Omit<ImportedChapter, 'questions'> & { id: string; questions: QuestionWithId[] };

/** An FAQ whose chapters and questions have their final ids. */
export type FaqWithIds = Omit<ImportedFaq, 'chapters'> & { chapters: ChapterWithId[] };
