/** Contrast as WCAG 2.2 counts it, of what the browser really paints. */
import type { Page } from 'playwright-core';

/** What a pair of colours is of: 1.4.3 wants 4.5:1 for text, 1.4.11 wants 3:1 for what shows where a control is and its state. */
export const NEEDED = { text: 4.5, control: 3 };

export interface Pair {
  kind: keyof typeof NEEDED;
  /** What is painted, like `a text`. */
  of: string;
  ratio: number;
}

/** All pairs of colours in the element: each kind of thing once, where it has the least contrast. */
export async function contrasts(page: Page): Promise<Pair[]> {
  // Focus shows for who uses the keyboard.
  await page.keyboard.press('Tab');
  const pairs = await page.locator('.specimen edge-faq').evaluate(measure);
  const least = new Map<string, Pair>();
  for (const pair of pairs.toSorted((a, b) => b.ratio - a.ratio)) least.set(pair.of, pair);
  return [...least.values()];
}

/** Runs in the page, so all that it needs is inside. */
function measure(host: Element): Pair[] {
  type Colour = [number, number, number, number];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas to paint on.');

  /** The colours over one another, the last on top, as the browser itself mixes them. */
  const paint = (layers: readonly { colour: string; opacity: number }[]): Colour => {
    context.globalAlpha = 1;
    context.clearRect(0, 0, 1, 1);
    for (const { colour, opacity } of layers) {
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]: Colour): number => {
    const linear = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const [red = 0, green = 0, blue = 0] = linear;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (a: Colour, b: Colour): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  const parentOf = (box: Element): Element | null =>
    box.assignedSlot ?? box.parentElement ?? (box.getRootNode() instanceof ShadowRoot ? host : null);
  const chain = (box: Element): Element[] => {
    const parent = parentOf(box);
    return parent ? [...chain(parent), box] : [box];
  };
  const backgroundOf = (box: Element) =>
    chain(box).map((each) => ({ colour: getComputedStyle(each).backgroundColor, opacity: 1 }));
  const opacityOf = (box: Element) =>
    chain(box).reduce((product, each) => product * Number(getComputedStyle(each).opacity), 1);
  const against = (box: Element, colour: string, opacity = opacityOf(box)): number => {
    const behind = backgroundOf(box);
    return ratio(paint(behind), paint([...behind, { colour, opacity }]));
  };

  const hasText = (box: Element) =>
    [...box.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const seen = (box: Element) => box.checkVisibility({ contentVisibilityAuto: true });
  const nameOf = (box: Element) => box.getAttribute('part') ?? box.localName;

  const pairs: Pair[] = [];
  for (const box of [...(host.shadowRoot?.querySelectorAll('*') ?? [])].filter(seen)) {
    const style = getComputedStyle(box);
    const field = box.matches('input, select, textarea');
    if (hasText(box) || field)
      pairs.push({ kind: 'text', of: `${nameOf(box)} text`, ratio: against(box, style.color) });
    if (box.matches('input, textarea')) {
      const { color, opacity } = getComputedStyle(box, '::placeholder');
      pairs.push({
        kind: 'text',
        of: `${nameOf(box)} placeholder`,
        ratio: against(box, color, Number(opacity)),
      });
    }
    if (box.matches('summary')) {
      const { borderBottomColor } = getComputedStyle(box, '::after');
      pairs.push({ kind: 'control', of: `${nameOf(box)} marker`, ratio: against(box, borderBottomColor) });
    }
    // Lines between questions are ornament: text and marker show where a question is.
    const outer = parentOf(box) ?? box;
    if ((field || box.matches('button')) && Number.parseFloat(style.borderTopWidth) > 0)
      pairs.push({
        kind: 'control',
        of: `${nameOf(box)} border`,
        ratio: against(outer, style.borderTopColor, opacityOf(box)),
      });
    if (box instanceof HTMLElement && box.matches('summary, a[href], button, input, select, textarea')) {
      box.focus({ preventScroll: true });
      const { outlineColor, outlineOffset, outlineStyle } = getComputedStyle(box);
      // Drawn inside, it stands on the box itself; outside, on what is around it.
      const ground = Number.parseFloat(outlineOffset) < 0 ? box : outer;
      pairs.push({
        kind: 'control',
        of: `${nameOf(box)} focus`,
        ratio: outlineStyle === 'none' ? 1 : against(ground, outlineColor),
      });
    }
  }
  return pairs;
}
