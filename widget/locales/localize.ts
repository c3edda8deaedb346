/** Choice of interface strings by language. */
import type { Localized } from './index.ts';

/** The strings in `lang`, or else in English. */
export function localize<Strings>(strings: Localized<Strings>, lang: string): Strings {
  return strings[lang] ?? strings.en;
}
