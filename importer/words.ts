/** Words of a text, without punctuation: for comparisons of texts whose markup differs. */

/** The words of `text` in the order in which they occur. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
