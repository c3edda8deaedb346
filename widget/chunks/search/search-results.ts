/** Results of a search. */

/** A section found; `heading` and `text`, an extract of its answer, are HTML whose only markup is `<mark>`. */
export interface FoundSection {
  id: string;
  heading: string;
  text: string;
  /** Whether it is likely to answer the query. */
  confident: boolean;
  /** Text fragment of the sentence that matches best. */
  textFragment?: string | undefined;
}

/** `nearest`: the nearest sections, where there are no results. */
export interface SearchResults {
  results: FoundSection[];
  nearest: FoundSection[];
  /** Whether the query is longer than what the API has searched. */
  truncated?: boolean | undefined;
  /** Whether the API has searched, and not the element. */
  isFromApi: boolean;
}
