/** Loading of the interface strings: some languages come with the entry script, others on demand. */
import { writtenLanguage } from '../../schema/locale.ts';
import { otherLanguages, type StatusStrings, strings } from './status-strings.ts';

let loaded = strings;

/** English, for the languages that the interface isn't translated into. */
export const english = strings['en'] as StatusStrings;

/**
 * The strings for a BCP 47 tag. Undefined while they are loading; `onLoad` is called then.
 */
export function loadStrings(locale: string, onLoad: () => void): StatusStrings | undefined {
  const language = writtenLanguage(locale);
  const cached = loaded[language];
  if (cached || !otherLanguages.includes(language)) return cached ?? english;
  import('./other-status-strings.ts').then(
    ({ otherStrings }) => {
      loaded = { ...otherStrings, ...loaded };
      onLoad();
    },
    () => {
      loaded[language] = english;
      onLoad();
    },
  );
  return undefined;
}
