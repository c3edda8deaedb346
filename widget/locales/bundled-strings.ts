/** Interface strings that come with the entry script. */
import { writtenLanguage } from '../../schema/locale.ts';
import { otherLanguages, type StatusStrings, strings } from './status-strings.ts';

/** English, for the languages that the interface isn't translated into. */
export const english = strings['en'] as StatusStrings;

/** The first of `locales` that the interface is translated into, as a written language; else English. */
export function interfaceLanguage(locales: readonly string[]): string {
  for (const locale of locales) {
    const language = writtenLanguage(locale);
    if (strings[language] ?? otherLanguages.includes(language)) return language;
  }
  return english.lang;
}
