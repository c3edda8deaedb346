/** The language that a part of the page is in. */
import { canonicalLocale } from '../../schema/locale.ts';

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

function nearestLang(element: Element): string | undefined {
  const lang = element.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  return lang ?? (root instanceof ShadowRoot ? nearestLang(root.host) : undefined);
}

function canonical(tag: string): string | undefined {
  const locale = canonicalLocale(tag.trim().replace(/_/g, '-'));
  if (!locale) console.warn(`<edge-faq>: "${tag}" is not a language tag; write it like "zh-Hant" or "en".`);
  return locale;
}
