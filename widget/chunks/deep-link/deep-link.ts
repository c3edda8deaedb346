/** Deep links: the page's address may name a section, `#section` or, of one element among several, `#element/section`. */
import type { EdgeFaq } from '../../edge-faq.ts';

/** What a reader may be typing into. */
const FIELDS = 'input, textarea, select, [contenteditable]';

/** The address that led to a section already: an element that comes or moves later doesn't lead there again. */
let followed = '';

/**
 * Shows the section that the address names, once, in the first of `elements` that shows it. One that leaves it out shows it only
 * where no other may come to have it. What is the page's own is left to the browser. A reader who is typing keeps focus and place.
 */
export default function followAddress(elements: Iterable<EdgeFaq>): void {
  const [section = '', owner] = location.hash.slice(1).split('/').reverse();
  if (followed === location.href) return;
  const asked = [...elements]
    .filter(({ id }) => owner === undefined || owner === encodeURIComponent(id))
    .sort(inPageOrder);
  const target = document.getElementById(section);
  if (target && !asked.some((element) => element.contains(target))) return;

  const showing = asked.filter(({ shadowRoot }) => shadowRoot?.getElementById(section));
  const candidates = showing[0] || asked.some(({ busy }) => busy) ? showing : asked;
  const move = !document.activeElement?.matches(FIELDS);
  if (candidates.some((element) => element.show(section, move))) followed = location.href;
}

function inPageOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}
