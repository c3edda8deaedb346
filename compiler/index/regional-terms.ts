/** Chinese words that differ by region, by the tables of OpenCC: as mainland China, Taiwan and Hong Kong say them. */
import { type DictLike, Locale } from 'opencc-js';
import { fold } from '../../search/fold.ts';
import { foldHanCharacter } from './characters.ts';

let groups: readonly string[][] | undefined;

/**
 * Groups of words that mean the same, folded: the one of mainland China first.
 *
 * @example
 * listRegionalTerms(); // [['短信', '简讯'], …]
 */
export function listRegionalTerms(): readonly string[][] {
  groups ??= readTables();
  return groups;
}

function readTables(): string[][] {
  const regional = new Map<string, Set<string>>();
  for (const region of ['twp', 'hkp'])
    for (const [word = '', other = ''] of entriesOf(Locale.to[region]?.[0]?.[0] ?? []))
      regional.set(word, (regional.get(word) ?? new Set([word])).add(other));
  return Array.from(regional.values(), (group) => [...group]);
}

function entriesOf(table: DictLike): string[][] {
  const entries: readonly (readonly string[])[] =
    typeof table === 'string' ? table.split('|').map((entry) => entry.split(' ')) : table;
  return entries.map((entry) => entry.map((word) => fold(word, foldHanCharacter)));
}
