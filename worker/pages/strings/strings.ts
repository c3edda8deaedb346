/** Interface strings of the pages, by language. Evaluated at build time, so that the worker holds only its own strings. */
import { LANGUAGES } from '../../../schema/languages/index.ts';
import type { PageStrings } from '../../../schema/languages/page-strings.ts';

export const pageStrings: Readonly<Record<string, PageStrings>> = Object.fromEntries(
  LANGUAGES.map(({ lang, pages }) => [lang, pages]),
);
