/** What readers searched for on a deployed worker: `/admin/searches`. */
import * as v from 'valibot';
import type { Connection } from './connection.ts';
import { type ListQuery, listPages } from './list-pages.ts';

const SearchSchema = v.object({
  query: v.string(),
  locale: v.string(),
  failed: v.number(),
  unsure: v.number(),
  opened: v.number(),
  readers: v.number(),
  last: v.string(),
});

export type Search = v.InferOutput<typeof SearchSchema>;

/** Searches, what was not found first. */
export function listSearches(connection: Connection, query: ListQuery): Promise<Search[]> {
  return listPages(connection, '/admin/searches', query, 'searches', SearchSchema);
}
