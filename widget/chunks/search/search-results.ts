/** Results of a search. */

/** A section found; `heading` and `text`, an extract of its answer, are HTML whose only markup is `<mark>`. */
export interface FoundSection {
  id: string;
  heading: string;
  text: string;
}

/** `nearest`: the nearest sections, where there are no results. */
export interface SearchResults {
  results: FoundSection[];
  nearest: FoundSection[];
}
