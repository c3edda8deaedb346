/**
 * D1 in a process of its own, as on Cloudflare: in that of the worker it would take the worker's only thread. It is the D1 of Wrangler's local
 * development, SQLite on disk, with the migrations applied.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_splitSqlQuery } from 'wrangler';

export interface RunningDatabase {
  /** Origin that accepts what the D1 client of a worker sends. */
  origin: string;
  stop(): Promise<void>;
}

const NAME = 'd1';

/** Passes on what the D1 client of another worker sends to that of this one. */
const MODULE = 'export default { fetch: (request, { DB }) => DB.fetcher.fetch(request) };';

const MIGRATIONS = 'migrations';

/** Starts a new database whose files are below `folder`. */
export async function startDatabase(folder: string, compatibilityDate: string): Promise<RunningDatabase> {
  const options = convertV4MiniflareOptions({
    workers: [
      {
        name: NAME,
        modules: true,
        script: MODULE,
        compatibilityDate,
        d1Databases: ['DB'],
        unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      },
    ],
  });
  const miniflare = new Miniflare({ ...options, resourcePersistencePath: join(folder, NAME) });
  await miniflare.ready;
  const database = await miniflare.getD1Database('DB');
  for (const file of (await readdir(MIGRATIONS)).toSorted()) {
    const statements = unstable_splitSqlQuery(await readFile(join(MIGRATIONS, file), 'utf8'));
    await database.batch(statements.map((sql) => database.prepare(sql)));
  }
  return {
    origin: (await miniflare.unsafeGetDirectURL(NAME)).origin,
    stop: () => miniflare.dispose(),
  };
}
