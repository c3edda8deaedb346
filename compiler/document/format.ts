/** Format of documents. */

/** Version of the document format. Increment when the same Markdown gives another document or API response, so that caches drop the old one. */
export const FORMAT = 4;
