/** Languages of the pages' interface. */
import { type InterfaceLanguage, isInterfaceLanguage } from '../../../schema/interface-languages.ts';
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

const languages: Readonly<Record<InterfaceLanguage, PageStrings>> = {
  ...{ en, es, ja, vi, ar },
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
};

/** Interface strings and the language that they are in. */
export interface Interface {
  strings: PageStrings;
  lang: string;
}

/** The interface for readers of `locale`; in English where this project lacks the language. */
export function interfaceFor(locale: string): Interface {
  const lang = stringsLanguage(locale);
  return isInterfaceLanguage(lang) ? { strings: languages[lang], lang } : { strings: en, lang: 'en' };
}

/** As `directionOf` of the schema. */
export const directionFor = memoize(directionOf, 16 * 1024);
