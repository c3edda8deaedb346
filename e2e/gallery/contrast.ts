/** Contrast ratios (WCAG 2.2) of the colours that the browser paints. */
import type { Page } from 'playwright-core';

/** Minimum ratios: 4.5:1 for text (1.4.3), 3:1 for the boundary and the state of a control (1.4.11). */
export const MIN_CONTRAST = { text: 4.5, control: 3 };

/** A foreground on its background. */
export interface ColorPair {
  kind: keyof typeof MIN_CONTRAST;
  /** Part and kind of foreground, such as `question text`. */
  name: string;
  ratio: number;
}

/** All colour pairs of the element; of those with the same name, the one with the lowest ratio. */
export async function measureContrast(page: Page): Promise<ColorPair[]> {
  // `:focus-visible` matches only after keyboard input.
  await page.keyboard.press('Tab');
  const pairs = await page.locator('.specimen edge-faq').evaluate(measureInPage);
  const lowest = new Map<string, ColorPair>();
  for (const pair of pairs.toSorted((a, b) => b.ratio - a.ratio)) lowest.set(pair.name, pair);
  return [...lowest.values()];
}

/** Runs in the page, so it has to be self-contained. */
function measureInPage(host: Element): ColorPair[] {
  type Color = [number, number, number, number];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser has no 2D canvas');

  /** Composites the layers, last on top, on a canvas: the browser resolves and blends all CSS colours. */
  const composite = (layers: readonly { color: string; opacity: number }[]): Color => {
    context.globalAlpha = 1;
    context.clearRect(0, 0, 1, 1);
    for (const { color, opacity } of layers) {
      context.globalAlpha = opacity;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]: Color): number => {
    const linear = [r, g, b].map((value) => {
      const channel = value / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    const [red = 0, green = 0, blue = 0] = linear;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (a: Color, b: Color): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  const parentOf = (box: Element): Element | null =>
    box.assignedSlot ?? box.parentElement ?? (box.getRootNode() instanceof ShadowRoot ? host : null);
  const ancestorsAndSelf = (box: Element): Element[] => {
    const parent = parentOf(box);
    return parent ? [...ancestorsAndSelf(parent), box] : [box];
  };
  const backgroundOf = (box: Element) =>
    ancestorsAndSelf(box).map((each) => ({ color: getComputedStyle(each).backgroundColor, opacity: 1 }));
  const opacityOf = (box: Element) =>
    ancestorsAndSelf(box).reduce((product, each) => product * Number(getComputedStyle(each).opacity), 1);
  /** Contrast of `color` on the background of `box`. */
  const contrastOn = (box: Element, color: string, opacity = opacityOf(box)): number => {
    const background = backgroundOf(box);
    return ratio(composite(background), composite([...background, { color, opacity }]));
  };

  const hasText = (box: Element) =>
    [...box.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const isVisible = (box: Element) => box.checkVisibility({ contentVisibilityAuto: true });
  const nameOf = (box: Element) => box.getAttribute('part') ?? box.localName;

  const pairs: ColorPair[] = [];
  for (const box of [...(host.shadowRoot?.querySelectorAll('*') ?? [])].filter(isVisible)) {
    const style = getComputedStyle(box);
    const isField = box.matches('input, select, textarea');
    if (hasText(box) || isField)
      pairs.push({ kind: 'text', name: `${nameOf(box)} text`, ratio: contrastOn(box, style.color) });
    if (box.matches('input, textarea')) {
      const { color, opacity } = getComputedStyle(box, '::placeholder');
      pairs.push({
        kind: 'text',
        name: `${nameOf(box)} placeholder`,
        ratio: contrastOn(box, color, Number(opacity)),
      });
    }
    if (box.matches('summary')) {
      const { borderBottomColor } = getComputedStyle(box, '::after');
      pairs.push({
        kind: 'control',
        name: `${nameOf(box)} marker`,
        ratio: contrastOn(box, borderBottomColor),
      });
    }
    // Lines between questions are decorative: text and marker identify a question.
    const outer = parentOf(box) ?? box;
    if ((isField || box.matches('button')) && Number.parseFloat(style.borderTopWidth) > 0)
      pairs.push({
        kind: 'control',
        name: `${nameOf(box)} border`,
        ratio: contrastOn(outer, style.borderTopColor, opacityOf(box)),
      });
    if (box instanceof HTMLElement && box.matches('summary, a[href], button, input, select, textarea')) {
      box.focus({ preventScroll: true });
      const { outlineColor, outlineOffset, outlineStyle } = getComputedStyle(box);
      // A negative offset draws the outline on the box itself, otherwise it is on the background around it.
      const background = Number.parseFloat(outlineOffset) < 0 ? box : outer;
      pairs.push({
        kind: 'control',
        name: `${nameOf(box)} focus`,
        ratio: outlineStyle === 'none' ? 1 : contrastOn(background, outlineColor),
      });
    }
  }
  return pairs;
}
