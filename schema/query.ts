/** Search queries: of a long text, the beginning is searched. */

/** Characters (code points) that are searched. */
export const MAX_QUERY_LENGTH = 200;

/** Longest text that a form takes (UTF-16 code units): percent-encoded, it fits into a URL, which has at most 8,192 characters. */
export const MAX_TYPED_LENGTH = 800;

/** A query as it is searched. */
export interface Query {
  /** Without space around it. */
  text: string;
  /** Whether the reader's text is longer. */
  isTruncated: boolean;
}

const HEAD = new RegExp(`^[^]{0,${MAX_QUERY_LENGTH}}`, 'u');

/**
 * `text` as it is searched: at most `MAX_QUERY_LENGTH` characters, without the word that doesn't fit.
 *
 * @example
 * cutQuery(' late payment'); // { text: 'late payment', isTruncated: false }
 */
export function cutQuery(text: string): Query {
  const trimmed = text.trim();
  const [head = ''] = HEAD.exec(trimmed) ?? [];
  const isTruncated = head !== trimmed;
  // Scripts without spaces have no longer words than this either.
  const isInWord = isTruncated && /\S/.test(trimmed.charAt(head.length));
  return { text: (isInWord ? head.replace(/\s+\S{1,40}$/, '') : head).trim(), isTruncated };
}
