/** Folds text for search: spellings that a reader takes for the same become the same. */
import { Converter } from 'opencc-js';

let toSimplified: ((text: string) => string) | undefined;

/**
 * `text` in lower case, full-width letters as half-width (Unicode NFKC), Traditional Chinese as Simplified (OpenCC), white
 * space as single spaces. Queries are to be folded in the same way.
 */
export function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/\p{Script=Han}/u.test(folded)) return folded;
  toSimplified ??= Converter({ from: 't', to: 'cn' });
  return toSimplified(folded);
}
