/** Limit of search queries, which the API checks and the element's search box has. */

/** UTF-16 code units. */
export const MAX_QUERY_LENGTH = 200;
