/** Texts of the settings in the reader's language. */
import type { Localized } from '../../schema/site.ts';
import { nearestLocale } from '../language-tag.ts';

/** A text and its language, which is unknown where the settings have one text for all. */
export interface TextInLanguage {
  text: string;
  lang?: string;
}

/** The text of `localized` for readers of `locale`: in that language, if need be in another script, otherwise the first one. */
export function textFor(localized: Localized, locale: string): TextInLanguage {
  if (typeof localized === 'string') return { text: localized };
  const locales = Object.keys(localized);
  const lang = nearestLocale(locales, locale) ?? locales[0] ?? '';
  return { text: localized[lang] ?? '', lang };
}
