/** What a search finds. */

/** A section; `heading` and `text`, an extract of its answer, are HTML whose only markup is `<mark>`. */
export interface FoundSection {
  id: string;
  heading: string;
  text: string;
}

/** `nearest`: where nothing was found, what comes nearest. */
export interface Found {
  results: FoundSection[];
  nearest: FoundSection[];
}
