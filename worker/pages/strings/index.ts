/** Languages of the pages' interface. */
import { directionOf } from '../../../schema/locale.ts';
import { memoize } from '../../cache/memoize.ts';
import { stringsLanguage } from '../../language-tag.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';
import type { PageStrings } from './page-strings.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

const languages: Partial<Record<string, PageStrings>> = {
  ...{ en, es, ja, vi, ar },
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
};

/** Tags of the languages that the interface is in. */
export const INTERFACE_LANGUAGES: readonly string[] = Object.keys(languages);

/** Interface strings and the language that they are in. */
export interface Interface {
  strings: PageStrings;
  lang: string;
}

/** The interface for readers of `locale`; in English where this project lacks the language. */
export function interfaceFor(locale: string): Interface {
  const lang = stringsLanguage(locale);
  const strings = Object.hasOwn(languages, lang) ? languages[lang] : undefined;
  return strings ? { strings, lang } : { strings: en, lang: 'en' };
}

/** As `directionOf` of the schema. */
export const directionFor = memoize(directionOf, 16 * 1024);
