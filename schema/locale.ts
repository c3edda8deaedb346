/** Language tags (BCP 47): canonical form, likely subtags, direction. Without dependencies, because the element's entry script includes it. */

/** The tag in canonical form (RFC 5646, section 4.5), or undefined where it is not a language tag. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The usual spelling of a tag like `zh_hant`; undefined for text that is no tag. */
export function suggestLocale(tag: string): string | undefined {
  return canonicalLocale(tag.replaceAll('_', '-'));
}

/**
 * Whether a tag in canonical form may be the locale of content: no language that is registered has more than three letters (RFC 5646,
 * section 2.2.1), though the syntax allows eight, as in `where` or `README`.
 */
export function hasRegistrableLanguage(canonical: string): boolean {
  return /^[a-z]{2,3}(?:-|$)/.test(canonical);
}

/** The tag with the script and region that it implies (Unicode CLDR, likely subtags): `zh-TW` becomes `zh-Hant-TW`. */
export function addLikelySubtags(locale: string): Intl.Locale {
  return new Intl.Locale(locale).maximize();
}

/**
 * The beginning of a tag that says how the tag is written, whatever its region. Most tags have one, and the first likely subtags that a page
 * asks for take 70 ms of a slow phone's processor.
 */
const plainLanguage = (locale: string) => /^(ar|de|en|es|fr|ja|ko|vi|zh-Han[st])(-..)?$/.exec(locale)?.[1];

/**
 * The language of a tag, with its script for Chinese, and where it isn't the usual one of the language: the part that decides who can read a text.
 *
 * @example
 * ```ts
 * writtenLanguage('zh-TW'); // 'zh-Hant'
 * writtenLanguage('en-GB'); // 'en'
 * writtenLanguage('sr-Latn-RS'); // 'sr-Latn'
 * ```
 */
export function writtenLanguage(locale: string): string {
  const plain = plainLanguage(locale);
  if (plain) return plain;
  const { language, script } = addLikelySubtags(locale);
  return language === 'zh' || addLikelySubtags(language).script !== script
    ? `${language}-${script}`
    : language;
}

/** Whether two tags have the same language and script. */
export const isSameWrittenLanguage = (a: string, b: string): boolean =>
  writtenLanguage(a) === writtenLanguage(b);

/** The direction in which a language is written, a value of the `dir` attribute. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = plainLanguage(locale) ?? addLikelySubtags(locale).script ?? '';
  return /^ar|Arab|Hebr|Thaa|Syrc|Nkoo|Adlm/.test(script) ? 'rtl' : 'ltr';
}

/** The nearest locale among those of this project's own texts; English where none is near. */
export function nearestOwnLocale(locale: string): 'en' | 'zh-Hant' | 'zh-Hans' {
  const { language, script } = addLikelySubtags(locale);
  if (language !== 'zh') return 'en';
  return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
}
