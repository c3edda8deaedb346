/** Categories of HTML elements for the conversion to Markdown. */
import type { Text } from 'hast';

/** Block elements: those that contain more than phrasing content. */
export const BLOCKS =
  `address article aside blockquote center details div figcaption figure footer form fieldset
  header hr legend main nav p pre section summary caption h1 h2 h3 h4 h5 h6 dl dt dd ul ol li
  menu table tr td th`.split(/\s+/);

/** Elements that are set apart from the words around them, even without a space. */
export const BOXES = new Set([
  ...BLOCKS,
  ...['button', 'select', 'option', 'textarea', 'input', 'noscript', 'script', 'style', 'template', 'title'],
  ...['img', 'iframe', 'embed', 'object', 'video', 'audio', 'svg', 'math'],
]);

/** Phrasing elements without a Markdown syntax that the compiler allows: they stay HTML. */
export const INLINE_HTML = ['sub', 'sup', 'ins', 'ruby', 'rt', 'rp'];

/** Phrasing elements with a Markdown syntax. */
export const PHRASING = 'a b strong i em u mark del s strike q code kbd samp tt var'.split(' ');

/** Blocks that a link may contain: it becomes a link in each. */
export const LINKABLE_BLOCKS = ['p', 'div', 'section', 'article'];

/** Blocks that Markdown drops if they are empty, although they separate words. */
export const DROPPED_IF_EMPTY = 'p div section article aside main header footer nav figure center'.split(' ');

/** Elements whose `title` becomes that of the link or image. */
export const TITLED = ['a', 'img', 'iframe', 'embed', 'object', 'video', 'audio'];

/** Placeholder of a footnote reference while Markdown is converted through HTML. */
export const FOOTNOTE_REFERENCE = 'edge-faq-footnote';

/** A text node of one space: a new one each time, since trees are changed in place. */
export function space(): Text {
  return { type: 'text', value: ' ' };
}
