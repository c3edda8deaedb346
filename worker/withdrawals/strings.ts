/** Texts of notices, by language. Evaluated at build time, so that the worker holds only its own strings. */
import { LANGUAGES } from '../../schema/languages/index.ts';
import type { NoticeStrings } from '../../schema/languages/language.ts';

export const noticeStrings: Readonly<Record<string, NoticeStrings>> = Object.fromEntries(
  LANGUAGES.map(({ lang, notices }) => [lang, notices]),
);
