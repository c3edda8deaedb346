/** Languages of the interface. A new one is a file in this folder and a line here. */
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { InterfaceStrings } from './interface-strings.ts';
import { ja } from './ja.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

/** Those in the entry script; the others are loaded where a page is in one of them. */
export const BUNDLED = [en, zhHans, zhHant];

export const LOADED_ON_DEMAND = [ar, es, ja, vi];

/** Interface strings by language; English stands in for the languages that are missing. */
export type Localized<Strings> = Readonly<Record<string, Strings>> & { readonly en: Strings };

/**
 * The strings of one chunk in every language.
 *
 * The build evaluates each `strings.ts` that calls this and bundles the result, so that a chunk holds only its own strings.
 */
export function pickStrings<Chunk extends Exclude<keyof InterfaceStrings, 'lang'>>(
  chunk: Chunk,
): Localized<InterfaceStrings[Chunk]> {
  const languages = [...BUNDLED, ...LOADED_ON_DEMAND];
  return { en: en[chunk], ...Object.fromEntries(languages.map((each) => [each.lang, each[chunk]])) };
}
