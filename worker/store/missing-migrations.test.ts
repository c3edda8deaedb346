import { env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { listMissingMigrations } from './missing-migrations.ts';

/** A database that another isolate has, which knows nothing of it. */
const withBatch = (batch: Database['batch']): Database => ({
  prepare: (sql) => env.DB.prepare(sql),
  batch,
});

test('lists every file of migrations/ for an empty database', async () => {
  const missing = await listMissingMigrations(withBatch(async () => [{ results: [] }]));
  expect(missing).toEqual(env.MIGRATIONS.map(({ name }) => name));
});

test('lists nothing where all were applied, and then does not ask again', async () => {
  let batches = 0;
  const database = withBatch((statements) => {
    batches += 1;
    return env.DB.batch(statements as D1PreparedStatement[]);
  });
  expect([await listMissingMigrations(database), await listMissingMigrations(database)]).toEqual([[], []]);
  expect(batches).toBe(1);
});

test('lists nothing while D1 fails, and asks again', async () => {
  let isDown = true;
  const database = withBatch(async () => {
    if (isDown) throw new Error('down');
    return [{ results: [] }];
  });
  expect(await listMissingMigrations(database)).toEqual([]);
  isDown = false;
  expect(await listMissingMigrations(database)).toHaveLength(env.MIGRATIONS.length);
});
