/** Interface strings that come with the entry script. */
import { otherLanguages, type StatusStrings, strings } from './status-strings.ts';

/** English, for the languages that the interface isn't translated into. */
export const english = strings['en'] as StatusStrings;

/** The strings in a written language; undefined where they are a chunk of their own. */
export function bundledStrings(language: string): StatusStrings | undefined {
  return strings[language] ?? (otherLanguages.includes(language) ? undefined : english);
}
