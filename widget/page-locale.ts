/** The language that a part of the page is in. */

/**
 * The language asked for or, failing that, the one the page declares around `element` (its nearest `lang`, through
 * shadow roots) or, failing that, the browser's. Always a well-formed BCP 47 tag; `zh_TW` is read as `zh-TW`.
 */
export function pageLocale(element: Element, asked: string | undefined): string {
  for (const candidate of [asked, nearestLang(element), navigator.language]) {
    const locale = candidate && canonical(candidate);
    if (locale) return locale;
  }
  return 'en';
}

function nearestLang(element: Element): string | null {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) {
      const lang = node.getAttribute('lang');
      if (lang) return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return null;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim().replace(/_/g, '-'))[0];
  } catch {
    console.warn(`<edge-faq>: "${tag}" is not a language tag; write it like "zh-Hant" or "en".`);
    return undefined;
  }
}
