/** Stemmers for queries: a word that the content has in another form only is found by its stem. */
import { stem as stemEnglish } from 'porter2';

/** Maps the folded forms of one word to the same text, mostly: "country" and "countries" to "countri". */
export type Stem = (word: string) => string;

const STEMMERS: Readonly<Record<string, Stem>> = { en: stemEnglish };

/**
 * The stemmer of a language: Snowball's for English. The indexes of other languages know the forms that the content has
 * (compiler/index/inflections.ts), and the stems of forms that it hasn't are the words themselves.
 *
 * @param language ISO 639 code
 * @example
 * stemmerOf('en')('countries'); // 'countri'
 */
export function stemmerOf(language: string): Stem {
  return STEMMERS[language] ?? ((word) => word);
}
