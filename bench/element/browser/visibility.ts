/** Visibility of text on the screen, in any shadow root. Runs in the page. */

/** Text that fades in counts as readable from half opacity on. */
const MIN_OPACITY = 0.5;

/** The first text node that contains `content` and is readable: within the viewport, unclipped and opaque enough. */
export function findReadable(content: string): Text | undefined {
  return findTexts(content).find(isReadable);
}

/** Whether `content` has a box, be it outside the viewport. */
export function isLaidOut(content: string): boolean {
  return findTexts(content).some((text) => firstLine(text) !== undefined);
}

/** The element that a click on the first line of `text` would hit. */
export function findClickTarget(text: Text): HTMLElement | undefined {
  const line = firstLine(text);
  if (!line) return undefined;
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
  let target = document.elementFromPoint(x, y);
  while (target?.shadowRoot) {
    const inner: Element | null = target.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === target) break;
    target = inner;
  }
  return target instanceof HTMLElement ? target : undefined;
}

function findTexts(content: string): Text[] {
  return searchRoots(document).flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) {
      const { currentNode } = walker;
      if (currentNode instanceof Text && currentNode.data.includes(content)) texts.push(currentNode);
    }
    return texts;
  });
}

/** The body and all shadow roots below it. */
function searchRoots(root: Document | ShadowRoot): Node[] {
  const node = root instanceof Document ? root.body : root;
  if (!node) return [];
  const shadowRoots = [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [node, ...shadowRoots.flatMap(searchRoots)];
}

/** The rectangle of the first line of `text`; undefined if it has no box or is invisible. */
function firstLine(text: Text): DOMRect | undefined {
  if (!boxOf(text)?.checkVisibility({ visibilityProperty: true })) return undefined;
  const range = document.createRange();
  range.selectNodeContents(text);
  const line = range.getClientRects()[0];
  return line && line.width > 0 && line.height > 0 ? line : undefined;
}

function isReadable(text: Text): boolean {
  const line = firstLine(text);
  if (!line || line.top < 0 || line.left < 0 || line.bottom > innerHeight) return false;
  let opacity = 1;
  for (let box: Element | null = text.parentElement; box; box = parentOf(box)) {
    const style = getComputedStyle(box);
    opacity *= Number(style.opacity);
    if (opacity < MIN_OPACITY || (style.overflowY !== 'visible' && isClipped(line, box))) return false;
  }
  return true;
}

/** The root and the body never clip: their overflow scrolls the viewport. */
function isClipped(line: DOMRect, box: Element): boolean {
  if (box === document.documentElement || box === document.body) return false;
  const { top, bottom } = box.getBoundingClientRect();
  return line.top < top - 1 || line.bottom > bottom + 1;
}

/** The closest ancestor of `text` that has a box: slots, for example, have none. */
function boxOf(text: Text): Element | null {
  let box: Element | null = text.parentElement;
  while (box && getComputedStyle(box).display === 'contents') box = parentOf(box);
  return box;
}

/** The parent in the flat tree, which is what the browser renders. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
