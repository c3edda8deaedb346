/** Hints on the page around an element: its font, its language, its mode. */
import type { HintHost } from './hint-target.ts';
import { logHint } from './log-hint.ts';

/** Hints on the page around `host`, which shows a guide. */
export function hintPage(host: HintHost): void {
  if (document.compatMode === 'BackCompat')
    logHint(
      'the page has no <!doctype html>, so that browsers show it in quirks mode, in which tables don’t inherit the size of the text.',
      'info',
    );
  if (!declaresLanguage(host))
    logHint(
      'the page doesn’t declare its language, so that the guide is in the language of the browser. Write <html lang="en">, say.',
      'info',
    );
  const style = getComputedStyle(host);
  const { fontFamily } = style;
  const isInitial = fontFamily === initialFont(host) && !style.getPropertyValue('--edge-faq-font');
  // The initial font may be one that pages set, as `serif`.
  if (isInitial && !isFontSet(host))
    logHint(
      `the page sets no font, so that the guide is in that of the browser (${fontFamily}). Write CSS like body { font-family: system-ui, sans-serif }, or edge-faq { --edge-faq-font: system-ui, sans-serif } for the guide alone.`,
      'info',
    );
}

function declaresLanguage(host: HintHost): boolean {
  if (host.hasAttribute('locale') || host.closest('[lang]')) return true;
  const root = host.getRootNode();
  return root instanceof ShadowRoot && declaresLanguage(root.host as HintHost);
}

/** The font of text without any style, as computed for an element that is in the shadow root for that moment. */
function initialFont(host: HintHost): string | undefined {
  const probe = document.createElement('i');
  // A policy may forbid a style attribute, not this.
  probe.style.fontFamily = 'initial';
  host.shadowRoot?.append(probe);
  const { fontFamily } = getComputedStyle(probe);
  probe.remove();
  return fontFamily;
}

/** Whether CSS sets the font of `element` or of what is around it. Style sheets of other origins can't be read. */
function isFontSet(element: Element): boolean {
  const root = element.getRootNode();
  const isShadow = root instanceof ShadowRoot;
  const { styleSheets, adoptedStyleSheets = [] } = isShadow ? root : document;
  const isSet = [...styleSheets, ...adoptedStyleSheets].some((sheet) => setsFont(sheet, element));
  const around = element.parentElement ?? (isShadow ? root.host : null);
  return isSet || !!(element as HTMLElement).style?.fontFamily || (!!around && isFontSet(around));
}

/** Whether one of the rules in `sheet`, which is a style sheet or a rule like `@media`, sets the font of `element`. */
function setsFont(sheet: object, element: Element): boolean {
  try {
    const rules = 'cssRules' in sheet ? Array.from(sheet.cssRules as CSSRuleList) : [];
    return rules.some(
      (rule) =>
        (rule instanceof CSSStyleRule && !!rule.style.fontFamily && element.matches(rule.selectorText)) ||
        setsFont(rule instanceof CSSImportRule ? (rule.styleSheet ?? {}) : rule, element),
    );
  } catch {
    return false;
  }
}
