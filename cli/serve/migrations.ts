/** Migrations of the local database, as `wrangler d1 migrations apply DB --local` applies them, without a second process. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import * as v from 'valibot';
import { getPlatformProxy, unstable_readConfig, unstable_splitSqlQuery } from 'wrangler';

/** The binding that the worker reads. */
const BINDING = 'DB';

/** Databases of a configuration, with Wrangler's default settings. */
const ConfigSchema = v.object({
  d1_databases: v.array(
    v.object({
      binding: v.string(),
      migrations_dir: v.optional(v.string(), 'migrations'),
      migrations_table: v.optional(v.string(), 'd1_migrations'),
    }),
  ),
});

/**
 * Applies the migrations of the binding `DB` that the database in the folder `state` lacks; does nothing for a site without that
 * binding. A database that doesn't exist is created.
 *
 * @throws if the folder of the migrations doesn't exist, or a migration fails; what it did is rolled back, and no later one is applied.
 * @example
 * await applyMigrations('wrangler.toml', '.wrangler/state');
 */
export async function applyMigrations(config: string, state: string): Promise<void> {
  const { d1_databases } = v.parse(ConfigSchema, unstable_readConfig({ config }, { hideWarnings: true }));
  const database = d1_databases.find(({ binding }) => binding === BINDING);
  if (!database) return;
  const folder = relative('.', resolve(dirname(config), database.migrations_dir));
  if (!existsSync(folder))
    throw new Error(
      `the folder ${folder}, which ${config} names for the migrations of ${BINDING}, does not exist: set migrations_dir of that binding to node_modules/edge-faq/migrations`,
    );
  // The folder that Wrangler makes of `state`.
  const persist = { path: join(state, 'v3') };
  const { env, dispose } = await getPlatformProxy<Record<typeof BINDING, D1Database>>({
    configPath: config,
    persist,
    remoteBindings: false,
  });
  try {
    await applyFiles(env[BINDING], folder, database.migrations_table);
  } finally {
    await dispose();
  }
}

/** Applies each file in a transaction of its own, which also records its name in `table`. */
async function applyFiles(database: D1Database, folder: string, table: string): Promise<void> {
  const name = `"${table.replaceAll('"', '""')}"`;
  await database
    .prepare(
      `CREATE TABLE IF NOT EXISTS ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    )
    .run();
  const { results } = await database.prepare(`SELECT name FROM ${name}`).all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql') && !applied.has(file));
  for (const file of files.toSorted()) {
    const path = join(folder, file);
    const statements = unstable_splitSqlQuery(await readFile(path, 'utf8')).map((sql) =>
      database.prepare(sql),
    );
    const record = database.prepare(`INSERT INTO ${name} (name) VALUES (?)`).bind(file);
    await database.batch([...statements, record]).catch((cause) => {
      throw new Error(`the migration ${path} failed and was not applied`, { cause });
    });
  }
}
