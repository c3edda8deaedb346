/** Lists of the admin API, all pages of them. */
import * as v from 'valibot';
import type { Connection } from './connection.ts';
import { send } from './send.ts';

/** As many as the API returns at once. */
const PAGE_SIZE = '100';

/** Parameters of a query; those that are undefined are not sent. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

/**
 * The entries of all pages of the list at `path`, which each page has as its member `name`.
 *
 * @throws as `send` does.
 */
export async function listPages<T>(
  connection: Connection,
  path: string,
  query: ListQuery,
  name: string,
  entry: v.GenericSchema<unknown, T>,
): Promise<T[]> {
  const schema = v.object({ [name]: v.array(entry), next: v.optional(v.string()) });
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const listed: T[] = [];
  let cursor: string | undefined;
  do {
    const parameters = new URLSearchParams([
      ...given,
      ['limit', PAGE_SIZE],
      ...(cursor ? [['cursor', cursor]] : []),
    ]);
    const page = await send(connection, { method: 'GET', path: `${path}?${parameters}` }, schema);
    listed.push(...(page[name] as T[]));
    cursor = page['next'] as string | undefined;
  } while (cursor !== undefined);
  return listed;
}
