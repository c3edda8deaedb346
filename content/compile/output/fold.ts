/** Folds text for search: spellings that a reader takes for the same become the same. */
import { converterFor } from '../answer/derive.ts';

/**
 * `text` in lower case, full-width letters as half-width (Unicode NFKC), Traditional Chinese as Simplified by the
 * tables that derive one locale from the other, white space as single spaces. Queries are to be folded in the same way.
 */
export function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/\p{Script=Han}/u.test(folded)) return folded;
  return converterFor('zh-Hant', 'zh-Hans')?.(folded) ?? folded;
}
