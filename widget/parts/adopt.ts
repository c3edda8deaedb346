/** Style sheets of parts: adopted, as a page's policy may forbid any other. */

/** A style sheet that a part brings. As text to bundlers it looks like Lit's, and is made smaller likewise. */
export function css([sheet = '']: TemplateStringsArray): string {
  return sheet;
}

const sheets = new Map<string, CSSStyleSheet>();

/** Has an element look as `styles` say. On a server there is none, and whoever renders writes them down. */
export function adopt({ shadowRoot }: Pick<Element, 'shadowRoot'>, styles: string): void {
  if (!shadowRoot) return;
  const sheet = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) sheet.replaceSync(styles);
  sheets.set(styles, sheet);
  if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
}
