/** Spelling of words in headings: accents, capitals and variants of Han characters, which folding removes. */

/**
 * How a word is spelled that a heading has as `written`. A heading's first word loses the capital that every heading has; an abbreviation keeps
 * it.
 *
 * @example
 * spell('Repayment', true); // 'repayment'
 */
export function spell(written: string, isFirst: boolean): string {
  const [initial = ''] = written;
  const rest = written.slice(initial.length);
  // An abbreviation has more capitals than the one that a heading starts with.
  return isFirst && rest === rest.toLowerCase() && rest !== '' ? initial.toLowerCase() + rest : written;
}
