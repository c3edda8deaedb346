/** Interface strings of the element, by language. */
import type { ElementStrings } from '../../schema/languages/element-strings.ts';
import { en } from '../../schema/languages/en.ts';
import { LANGUAGES } from '../../schema/languages/index.ts';

const isBundled = (lang: string) => ['en', 'zh-Hans', 'zh-Hant'].includes(lang);

/** Those in the entry script; the others are loaded where a page is in one of them. */
export const BUNDLED = LANGUAGES.filter(({ lang }) => isBundled(lang));

export const LOADED_ON_DEMAND = LANGUAGES.filter(({ lang }) => !isBundled(lang));

/** Interface strings by language; English stands in for the languages that are missing. */
export type Localized<Strings> = Readonly<Record<string, Strings>> & { readonly en: Strings };

/**
 * The strings of one chunk in every language.
 *
 * The build evaluates each `strings.ts` that calls this and bundles the result, so that a chunk holds only its own strings.
 */
export function pickStrings<Chunk extends keyof ElementStrings>(
  chunk: Chunk,
): Localized<ElementStrings[Chunk]> {
  const languages = [...BUNDLED, ...LOADED_ON_DEMAND];
  return {
    en: en.element[chunk],
    ...Object.fromEntries(languages.map(({ lang, element }) => [lang, element[chunk]])),
  };
}
