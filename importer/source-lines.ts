/** Lines of a source text while they are converted. */

export interface SourceLine {
  content: string;
  /** Its line in the source, counted from 1. */
  line: number;
}

/** Logs what is omitted at a line. */
export type LogOmission = (line: SourceLine, what: string, why: string) => void;
