/** Deep links: the fragment of the page's URL names a section, `#section` or, of one element among several, `#element/section`. */
import { emit } from '../../events.ts';
import { sectionFragment } from '../section-fragment.ts';
import { openAncestors } from './open-ancestors.ts';
import { findPlace, hasEntries, setPlace } from './places.ts';
import { textFinders } from './text-finders.ts';

/** An element that a deep link may lead to. */
export interface DeepLinkTarget {
  readonly host: HTMLElement & {
    /** Whether its guide is still loading. */
    readonly busy: boolean;
    show(id: string, move?: boolean): boolean;
  };
}

type Host = DeepLinkTarget['host'];

/** Where a reader may be typing. */
const FIELDS = 'input, textarea, select, [contenteditable]';

/** Longest wait for a frame (ms): a page in the background has none. */
const FRAME_MS = 100;

/** The URL whose section was revealed: an element that is added or moved later doesn't reveal it again. */
let revealedUrl = '';

/** The URL whose text is no longer looked for: as in browsers, once the content is loaded. */
let searchedUrl = '';

/** Those of the last call: it is the same set for every call. */
let connected: Iterable<DeepLinkTarget> = [];

// Before the element's own listener, which isn't called for URLs without a fragment.
addEventListener('hashchange', onHashChange, true);

/**
 * Reveals the section once, in the first of the elements that shows it. An element whose filters exclude it reveals it only where no
 * other shows it or is still loading. Ids of the page's own content are left to the browser. A reader who is typing keeps focus and scroll position.
 *
 * With `link`, which a reader has clicked in `host`, goes to the section of that link instead.
 *
 * @returns whether a link was followed.
 */
export default function revealTarget(
  targets: Iterable<DeepLinkTarget>,
  host?: Host,
  link?: HTMLAnchorElement,
): boolean {
  connected = targets;
  if (host && link) {
    follow(host, link);
    return true;
  }
  if (revealText()) revealedUrl = location.href;
  if (location.hash.length > 1 && revealedUrl !== location.href && !revealPlace()) revealFragment();
  return false;
}

function revealFragment(): void {
  const [section = '', owner] = location.hash.slice(1).split('/').reverse();
  if (!section) return;
  const elements = hosts().filter(({ id }) => owner === undefined || owner === encodeURIComponent(id));
  const ownContent = document.getElementById(section);
  if (ownContent && !elements.some((element) => element.contains(ownContent))) return;

  const showing = elements.filter(({ shadowRoot }) => shadowRoot?.getElementById(section));
  const candidates = showing[0] || elements.some(({ busy }) => busy) ? showing : elements;
  candidates.some((element) => reveal(element, section));
}

/** Fragment navigation to the section, which the browser doesn't find in a shadow root. The entry that it leaves shows the link's own section. */
function follow(host: Host, link: HTMLAnchorElement): void {
  const section = link.hash.slice(1);
  if (host.hasAttribute('keep-url')) return;
  const origin = link.closest('details[part]')?.id;
  const isNamed = location.hash
    .slice(1)
    .split('/')
    .some((id) => host.shadowRoot?.getElementById(id));
  // Where entries aren't told apart, a URL that names a section stays a link to it.
  if (origin && (hasEntries() || !isNamed)) setPlace(host, origin);
  const fragment = sectionFragment(host, section);
  revealedUrl = new URL(fragment, location.href).href;
  // Of a search result, the browser marks the sentence that was found; those that don't know text fragments would keep it in the URL.
  location.hash = fragment + ('fragmentDirective' in document ? (link.dataset['text'] ?? '') : '');
  // The reader may be typing again by the time that the element renders next.
  searchedUrl = urlWithText();
  setPlace(host, section);
  // The browser has scrolled to the page's own content of that id.
  if (document.getElementById(fragment.slice(1))) host.show(section);
}

/** Going back to a URL without a fragment leads to where a link was followed. */
function onHashChange(): void {
  if (revealedUrl !== location.href) revealedUrl = '';
  if (location.hash.length < 2) revealPlace();
}

function revealPlace(): boolean {
  const [host, section = ''] = findPlace(hosts()) ?? [];
  return !!host && reveal(host, section);
}

/**
 * Opens the section and what hides its element, lets the page open more, and moves there in the next frame, when that is laid out.
 * Returns whether the element has it. `text`, in the section, is what to scroll to.
 */
function reveal(element: Host, section: string, text?: Element): boolean {
  const move = !document.activeElement?.matches(FIELDS);
  if (!element.show(section, false)) return false;
  const { href } = location;
  revealedUrl = href;
  if (!move) return true;
  openAncestors(element);
  if (!emit(element, 'edge-faq-reveal', { section })) return true;
  void nextFrame().then(() => {
    if (href !== location.href) return;
    element.show(section);
    text?.scrollIntoView({ block: 'center' });
  });
  return true;
}

const nextFrame = () =>
  new Promise<unknown>((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, FRAME_MS);
  });

const hosts = () => Array.from(connected, ({ host }) => host).sort(inDocumentOrder);

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}

/** The URL of the navigation has the text of a text fragment, which `location` hasn't; it goes nowhere from here. */
const urlWithText = () => self.navigation?.currentEntry?.url ?? '';

/** Reveals the section with the text of a text fragment, and returns whether it did. Firefox looks for it until the page is loaded, which is before most guides are. */
function revealText(): boolean {
  const url = urlWithText();
  if (url === searchedUrl) return false;
  const elements = hosts();
  const isIncomplete = ({ busy, shadowRoot }: Host) =>
    busy || !!shadowRoot?.querySelector('[part=answer]:empty');
  if (!elements.some(isIncomplete)) searchedUrl = url;
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
    return reveal(
      found.element,
      found.section.id,
      [...found.section.querySelectorAll('*')].filter(matches).pop(),
    );
  }
  return false;
}
