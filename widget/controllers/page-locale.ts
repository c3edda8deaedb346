/** Language of the part of the page that surrounds an element. */
import { canonicalLocale } from '../../schema/locale.ts';

/**
 * The requested language, or else the one that the page declares around `element` (its nearest `lang`, through shadow roots), or
 * else the browser's. Always a well-formed BCP 47 tag; `zh_TW` is read as `zh-TW`.
 */
export function resolveLocale(element: Element, requested: string | undefined): string {
  for (const candidate of [requested, nearestLang(element), navigator.language]) {
    const locale = candidate && canonicalTag(candidate);
    if (locale) return locale;
  }
  return 'en';
}

/** Calls `onChange` whenever a `lang` attribute changes that may be the nearest around `element`, until the observer is disconnected. */
export function observeLang(element: Element, onChange: () => void): MutationObserver {
  const observer = new MutationObserver(onChange);
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

/** Frameworks set `true` for an attribute without a value. */
function canonicalTag(tag: string): string | undefined {
  const locale = canonicalLocale(tag.trim?.().replace(/_/g, '-'));
  if (!locale) console.warn(`<edge-faq>: "${tag}" is not a language tag; write it like "zh-Hant" or "en".`);
  return locale;
}
