/** Format of documents. */

/**
 * Version of the document format. Increment when the same Markdown gives another document, API response or page (as after a change of
 * the element's views), so that guides are compiled again and caches drop the old ones.
 */
export const FORMAT = 8;
