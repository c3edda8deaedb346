/** Whether words are on the screen, whatever shadow roots they stand in. Runs in the page. */

/** Text that is fading in counts once it is more there than not. */
const LEGIBLE = 0.5;

/** The text that holds `words` and can be read now. */
export function findReadable(words: string): Text | undefined {
  return findAll(words).find(isReadable);
}

/** Whether `words` take up room, be it out of sight. */
export function isLaidOut(words: string): boolean {
  return findAll(words).some((text) => firstLine(text) !== undefined);
}

/** What a pointer on the first line of `text` would hit. */
export function findTarget(text: Text): HTMLElement | undefined {
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

function findAll(words: string): Text[] {
  return roots(document).flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const { currentNode } = walker;
      if (currentNode instanceof Text && currentNode.data.includes(words)) found.push(currentNode);
    }
    return found;
  });
}

function roots(root: Document | ShadowRoot): Node[] {
  const here = root instanceof Document ? root.body : root;
  if (!here) return [];
  const inner = [...here.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [here, ...inner.flatMap(roots)];
}

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
    if (opacity < LEGIBLE || (style.overflowY !== 'visible' && isCut(line, box))) return false;
  }
  return true;
}

/** What scrolls the page cuts nothing. */
function isCut(line: DOMRect, box: Element): boolean {
  if (box === document.documentElement || box === document.body) return false;
  const { top, bottom } = box.getBoundingClientRect();
  return line.top < top - 1 || line.bottom > bottom + 1;
}

/** What `text` is drawn in: slots, for example, have no box of their own. */
function boxOf(text: Text): Element | null {
  let box: Element | null = text.parentElement;
  while (box && getComputedStyle(box).display === 'contents') box = parentOf(box);
  return box;
}

/** In the flat tree, in which the browser draws. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
