/** Texts of the settings in the language of an image. */
import { isSameWrittenLanguage } from '../../schema/locale.ts';
import type { Localized } from '../../schema/site.ts';

/** The text in `locale`, or in another locale of the same language and script, or else the first. */
export function textIn(localized: Localized, locale: string): string {
  if (typeof localized === 'string') return localized;
  const locales = Object.keys(localized);
  const found =
    locales.find((each) => each === locale) ??
    locales.find((each) => isSameWrittenLanguage(each, locale)) ??
    locales[0];
  return (found !== undefined && localized[found]) || '';
}
