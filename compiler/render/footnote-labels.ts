/** Labels of rendered footnotes, by language. */
import { en } from '../../schema/languages/en.ts';
import { LANGUAGES } from '../../schema/languages/index.ts';
import type { FootnoteLabels } from '../../schema/languages/language.ts';
import { writtenLanguage } from '../../schema/locale.ts';

/** The labels in the language of `locale`; English where there are none in it. */
export function footnoteLabels(locale: string): FootnoteLabels {
  const language = LANGUAGES.find(({ lang }) => lang === writtenLanguage(locale)) ?? en;
  return language.footnotes;
}
