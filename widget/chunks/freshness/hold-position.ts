/** Position of what is being read, while the content around it changes. */
import { flatParent } from '../flat-parent.ts';

/** What a reader may be looking at. */
const CONTENT =
  '[part=title], [part=notice], [part=chapter-heading], [part=question], :is([part=intro], [part=answer], [part=summary]) > *';

/**
 * Measures what is in the viewport. The function that it returns is called once the change is rendered: it scrolls by what the browser's
 * scroll anchoring, which not every browser has and a page may switch off, hasn't compensated. Where nothing of it is left, the notice that took
 * its place is scrolled into view.
 */
export function holdPosition(host: HTMLElement): () => void {
  const bottom = host.getBoundingClientRect().bottom;
  const read = [...measure(host)].filter(([, { rect }]) => rect.bottom > 0 && rect.top < innerHeight);
  return () => {
    const current = measure(host);
    // A reader reads what stays rather than what is replaced.
    const kept =
      read.find(([place, { text }]) => text === current.get(place)?.text) ??
      read.find(([place]) => current.has(place));
    const moved = kept
      ? (current.get(kept[0])?.rect.top ?? 0) - kept[1].rect.top
      : bottom < 0
        ? host.getBoundingClientRect().bottom - bottom
        : 0;
    if (Math.abs(moved) >= 1) findScroller(host).scrollBy({ top: moved, behavior: 'instant' });
    if (kept || !read[0]) return;
    const [section = ''] = read[0][0].split(' ');
    const root = host.shadowRoot;
    const replacement =
      root?.querySelector('[part=notice]') ?? root?.getElementById(section)?.querySelector('summary');
    replacement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
}

/** Text and rectangle of visible content by its place in the guide, which is the same in the elements that replace it. */
function measure({ shadowRoot }: HTMLElement): Map<string, { text: string | null; rect: DOMRect }> {
  const places = new Map<string, { text: string | null; rect: DOMRect }>();
  for (const node of shadowRoot?.querySelectorAll(CONTENT) ?? []) {
    // Closed sections have no size in some browsers, and a hidden one in others.
    if (node.checkVisibility?.() === false) continue;
    const parent = node.parentElement;
    const index = [...(parent?.children ?? [])].indexOf(node);
    const place = `${node.closest('[id]')?.id ?? ''} ${parent?.getAttribute('part')} ${index}`;
    places.set(place, { text: node.textContent, rect: node.getBoundingClientRect() });
  }
  return places;
}

/** The nearest box around `element` that scrolls, through shadow roots; else the page. */
function findScroller(element: Element): Pick<Element, 'scrollBy'> {
  const parent = flatParent(element);
  if (!parent || parent === document.body) return window;
  const scrolls =
    /auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight;
  return scrolls ? parent : findScroller(parent);
}
