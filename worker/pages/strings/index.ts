/** Interface of the pages in the language of their readers. */
import type { PageStrings } from '../../../schema/languages/page-strings.ts';
import { directionOf } from '../../../schema/locale.ts';
import { memoize } from '../../cache/memoize.ts';
import { stringsLanguage } from '../../language-tag.ts';
import { pageStrings } from './strings.ts';

/** Interface strings and the language that they are in. */
export interface Interface {
  strings: PageStrings;
  lang: string;
}

const DEFAULT_LANGUAGE = 'en';

/** The interface for readers of `locale`; in English where this project lacks the language. */
export function interfaceFor(locale: string): Interface {
  for (const lang of [stringsLanguage(locale), DEFAULT_LANGUAGE]) {
    const strings = Object.hasOwn(pageStrings, lang) ? pageStrings[lang] : undefined;
    if (strings) return { strings, lang };
  }
  throw new RangeError(`there are no strings in ${DEFAULT_LANGUAGE}`);
}

/** As `directionOf` of the schema. */
export const directionFor = memoize(directionOf, 16 * 1024);
