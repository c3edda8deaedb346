/** Terminal and CSV output of searches. */
import type { Search } from '../admin/searches.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { printCsv } from './csv.ts';
import { formatTable } from './table.ts';

const HEADER = ['query', 'locale', 'last', 'failed', 'unsure', 'opened', 'readers'] as const;

/** A table with one line for each query. */
export function formatSearches(searches: readonly Search[]): string {
  const rows = searches.map((search) => HEADER.map((name) => replaceControlCharacters(String(search[name]))));
  const table = rows.length === 0 ? '' : `${formatTable([[...HEADER], ...rows], 3)}\n`;
  return `${table}${searches.length.toLocaleString('en')} ${searches.length === 1 ? 'query' : 'queries'}`;
}

export function printSearchesAsCsv(searches: readonly Search[]): void {
  printCsv<Search>(Object.fromEntries(HEADER.map((name) => [name, name])), searches);
}
