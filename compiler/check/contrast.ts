/** Contrast ratio of two colours (WCAG 2.2, relative luminance). */

/**
 * The contrast of two colours, from 1 to 21.
 *
 * @param colour - `#rrggbb`, as is `background`.
 */
export function contrast(colour: string, background: string): number {
  const [lighter = 1, darker = 1] = [luminance(colour), luminance(background)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(colour.slice(start, start + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The linear intensity of a channel of sRGB. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
