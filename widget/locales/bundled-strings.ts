/** Interface strings that come with the entry script. */
import { writtenLanguage } from '../../schema/locale.ts';
import { otherLanguages, type StatusStrings, strings } from './status-strings.ts';

/** English, for the languages that the interface isn't translated into. */
export const english = strings['en'] as StatusStrings;

/** The first of `locales` that the interface is translated into, as a written language; else English. */
export function interfaceLanguage(locales: readonly string[]): string {
  const languages = locales.map(writtenLanguage);
  return languages.find((each) => strings[each] ?? otherLanguages.includes(each)) ?? english.lang;
}
