/** Normalised text of queries: those that a search takes for the same are counted as one. */
import { fold } from './fold.ts';

/**
 * `text` folded as a search folds it, but with each Han character as it is written: which variants are the same, only an index tells.
 *
 * @example
 * normalizeQuery('  Ｌate\nPayment '); // 'late payment'
 */
export function normalizeQuery(text: string): string {
  return fold(text, (character) => character);
}
