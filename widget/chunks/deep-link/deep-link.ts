/** Deep links: the fragment of the page's URL names a section, `#section` or, of one element among several, `#element/section`. */

import { textFinders } from './text-finders.ts';

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

/** The URL whose text is no longer looked for: as in browsers, once the content is loaded. */
let searchedUrl = '';

/**
 * Reveals the section once, in the first of the elements that shows it. An element whose filters exclude it reveals it only where no
 * other shows it or is still loading. Ids of the page's own content are left to the browser. A reader who is typing keeps focus and scroll position.
 */
export default function revealTarget(targets: Iterable<DeepLinkTarget>): void {
  const all = Array.from(targets, ({ host }) => host).sort(inDocumentOrder);
  const move = !document.activeElement?.matches(FIELDS);
  if (revealText(all, move)) revealedUrl = location.href;
  const [section, owner] = location.hash.slice(1).split('/').reverse();
  if (!section || revealedUrl === location.href) return;
  const elements = all.filter(({ id }) => owner === undefined || owner === encodeURIComponent(id));
  const ownContent = document.getElementById(section);
  if (ownContent && !elements.some((element) => element.contains(ownContent))) return;

  const showing = elements.filter(({ shadowRoot }) => shadowRoot?.getElementById(section));
  const candidates = showing[0] || elements.some(({ busy }) => busy) ? showing : elements;
  if (candidates.some((element) => element.show(section, move))) revealedUrl = location.href;
}

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}

/**
 * Reveals the section with the text of a text fragment, and returns whether it did. Firefox looks for it until the page is loaded, which
 * is before most guides are; the URL of the navigation has the text, which goes nowhere from here.
 */
function revealText(elements: readonly DeepLinkTarget['host'][], move: boolean): boolean {
  const url = self.navigation?.currentEntry?.url ?? '';
  if (url === searchedUrl) return false;
  if (!elements.some(({ busy }) => busy)) searchedUrl = url;
  const sections = elements.flatMap((element) =>
    Array.from(element.shadowRoot?.querySelectorAll('details[part=section]') ?? [], (section) => ({
      element,
      section,
    })),
  );
  for (const find of textFinders(url)) {
    const matches = ({ textContent }: Element) => !!find(textContent);
    const found = sections.find(({ section }) => matches(section));
    // What is in the page's own content, the browser has found.
    if (!found || find(document.body.innerText)) continue;
    searchedUrl = url;
    found.element.show(found.section.id, move);
    const inner = [...found.section.querySelectorAll('*')].filter(matches).pop();
    if (move) inner?.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}
