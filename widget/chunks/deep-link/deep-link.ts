/** Deep links: the fragment of the page's URL names a section, `#section` or, of one element among several, `#element/section`. */

/** An element that a deep link may lead to. */
export interface DeepLinkTarget {
  readonly host: Element & {
    /** Whether its guide is still loading. */
    readonly busy: boolean;
    show(id: string, move?: boolean): boolean;
  };
}

/** Where a reader may be typing. */
const FIELDS = 'input, textarea, select, [contenteditable]';

/** The URL whose section was revealed: an element that is added or moved later doesn't reveal it again. */
let revealedUrl = '';

/**
 * Reveals the section once, in the first of the elements that shows it. An element whose filters exclude it reveals it only where no
 * other shows it or is still loading. Ids of the page's own content are left to the browser. A reader who is typing keeps focus and scroll position.
 */
export default function revealTarget(targets: Iterable<DeepLinkTarget>): void {
  const [section = '', owner] = location.hash.slice(1).split('/').reverse();
  if (revealedUrl === location.href) return;
  const elements = Array.from(targets, ({ host }) => host)
    .filter(({ id }) => owner === undefined || owner === encodeURIComponent(id))
    .sort(inDocumentOrder);
  const ownContent = document.getElementById(section);
  if (ownContent && !elements.some((element) => element.contains(ownContent))) return;

  const showing = elements.filter(({ shadowRoot }) => shadowRoot?.getElementById(section));
  const candidates = showing[0] || elements.some(({ busy }) => busy) ? showing : elements;
  const move = !document.activeElement?.matches(FIELDS);
  if (candidates.some((element) => element.show(section, move))) revealedUrl = location.href;
}

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}
