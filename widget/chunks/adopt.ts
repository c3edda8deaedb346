/** Style sheets of parts: adopted, as a page's policy may forbid any other. */

/** A style sheet that a part brings. As text to bundlers it looks like Lit's, and is made smaller likewise. */
export function css([sheet = '']: TemplateStringsArray): string {
  return sheet;
}

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Has an element look as `styles` say. On a server there is none, and whoever renders writes them down. Browsers that can't adopt
 * (Safari before 16.4) show a part without them.
 */
export function adopt({ shadowRoot }: Pick<Element, 'shadowRoot'>, styles: string): void {
  if (!shadowRoot?.adoptedStyleSheets) return;
  const sheet = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) sheet.replaceSync(styles);
  sheets.set(styles, sheet);
  const adopted = shadowRoot.adoptedStyleSheets;
  if (!adopted.includes(sheet)) shadowRoot.adoptedStyleSheets = [...adopted, sheet];
}
