/** Words of HTML and of text, for comparison with what browsers show. */
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';

/** The words that browsers show of `html`, without spaces. Markers of lists are no part of its text. */
export function wordsOfHtml(html: string): string {
  return wordsOf(toText(fromHtml(html, { fragment: true })));
}

/** `text` without spaces. */
export function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
