/** Adopted style sheets of chunks: a page's Content Security Policy may forbid any other. */

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Adopts `styles` into the shadow root of `element`, once. On a server there is none: whoever renders there writes the styles into the
 * markup. Browsers without adoptable style sheets (Safari before 16.4) show a chunk unstyled.
 */
export function adoptStyles({ shadowRoot }: Pick<Element, 'shadowRoot'>, styles: string): void {
  if (!shadowRoot?.adoptedStyleSheets) return;
  const sheet = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) sheet.replaceSync(styles);
  sheets.set(styles, sheet);
  const adopted = shadowRoot.adoptedStyleSheets;
  if (!adopted.includes(sheet)) shadowRoot.adoptedStyleSheets = [...adopted, sheet];
}
