/** Searches in D1: by hashes, until so many readers have asked the same on a day that the words are nobody's. */
import { MIN_SEARCH_READERS } from '../../schema/feedback.ts';
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import type { Reader } from './reader.ts';

/** What became of a search: nothing was found; nothing of what was found was opened; a section was opened. */
export type SearchOutcome = 'failed' | 'unsure' | 'opened';

export interface CountedSearch {
  /** Normalised. */
  query: string;
  /** BCP 47, canonical. */
  locale: string;
  outcome: SearchOutcome;
}

const INSERT = (isToday: string) =>
  `INSERT INTO searches (day, query, reader, outcome) SELECT ?, ?, ?, ? WHERE ${isToday}
   ON CONFLICT DO UPDATE SET outcome = excluded.outcome RETURNING outcome`;

const REVEAL = (isToday: string) =>
  `UPDATE search_counts SET query = ?, locale = ?
   WHERE day = ? AND hash = ? AND query IS NULL AND failed + unsure + opened >= ${MIN_SEARCH_READERS} AND ${isToday}`;

/**
 * Counts the search of `reader`, whose last outcome of the day holds. Returns the outcome, or undefined if the day has ended meanwhile:
 * nothing was stored.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was stored.
 */
export async function storeSearch(
  database: Database,
  reader: Reader,
  { query, locale, outcome }: CountedSearch,
): Promise<SearchOutcome | undefined> {
  const hash = await reader.hash(locale, query);
  // Of this query only, so that what else the reader searched for can't be found by it.
  const asker = await reader.hash(reader.id, hash);
  const [isToday, ...key] = reader.isToday;
  const [stored] = await runBatch(database, [
    database.prepare(INSERT(isToday)).bind(reader.day, hash, asker, outcome, ...key),
    database.prepare(REVEAL(isToday)).bind(query, locale, reader.day, hash, ...key),
  ]);
  return stored?.results.length ? outcome : undefined;
}
