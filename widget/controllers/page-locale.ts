/** Language of the part of the page that surrounds an element, and the languages of its reader. */
import { canonicalLocale, writtenLanguage } from '../../schema/locale.ts';
import { isStrings } from '../has-shape.ts';

/**
 * The requested language, or else the one that the page declares around `element` (its nearest `lang`, through shadow roots), or
 * else the browser's. Always a well-formed BCP 47 tag; `zh_TW` is read as `zh-TW`.
 */
export function resolveLocale(element: Element, requested: string | undefined): string {
  const tags = [requested, nearestLang(element)].map((tag) => tag && canonicalTag(tag));
  return [...tags, ...readersLocales()].find(Boolean) ?? 'en';
}

/** The languages that the reader has set in the browser, the preferred one first. */
export function readersLocales(): string[] {
  return navigator.languages.flatMap((tag) => canonicalLocale(tag) ?? []);
}

/** The first of `available` in the written language of one of `preferred`, the earlier the better. `available` may be any JSON. */
export function chooseLocale(preferred: readonly string[], available: unknown): string | undefined {
  if (!isStrings(available)) return undefined;
  const locales = available.filter(canonicalLocale);
  for (const locale of preferred) {
    const inLanguage = locales.filter((each) => writtenLanguage(each) === writtenLanguage(locale));
    if (inLanguage[0]) return inLanguage.find((each) => each === locale) ?? inLanguage[0];
  }
  return undefined;
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
export function canonicalTag(tag: string): string | undefined {
  return canonicalLocale(tag.trim?.().replace(/_/g, '-'));
}
