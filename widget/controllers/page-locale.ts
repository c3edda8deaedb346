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

/** Calls `changed` whenever a `lang` changes that could be the nearest around `element`; until the observer is disconnected. */
export function watchLang(element: Element, changed: () => void): MutationObserver {
  const observer = new MutationObserver(changed);
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { attributeFilter: ['lang'], subtree: true });
    if (!(root instanceof ShadowRoot)) return observer;
  }
}

/** What of a BCP 47 tag tells which words to use: its language, for Chinese with the script it implies: `zh-TW` is `zh-Hant`. */
export function languageOf(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize();
  return language === 'zh' ? `zh-${script}` : language;
}

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script = '' } = new Intl.Locale(locale).maximize();
  return /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm/.test(script) ? 'rtl' : 'ltr';
}

function nearestLang(element: Element): string | undefined {
  const lang = element.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  return lang ?? (root instanceof ShadowRoot ? nearestLang(root.host) : undefined);
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim().replace(/_/g, '-'))[0];
  } catch {
    console.warn(`<edge-faq>: "${tag}" is not a language tag; write it like "zh-Hant" or "en".`);
    return undefined;
  }
}
