import { join } from 'node:path';
import getPort from 'get-port';
import { expect, onTestFinished, test } from 'vitest';
import { type Files, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { startWorker } from './worker.ts';

const CONFIG = text('name = "help"', 'main = "worker.js"', 'compatibility_date = "2026-08-01"');
const DATABASE = text('[[d1_databases]]', 'binding = "DB"', 'migrations_dir = "sql"');

/** Runs the SQL of the request's body; responds with the rows, or with "none" where there is no database. */
const WORKER = `export default {
  async fetch(request, { DB }) {
    if (!DB) return Response.json('none');
    return Response.json((await DB.prepare(await request.text()).all()).results);
  },
}`;

const FIRST = text(
  '-- A comment; with a semicolon.',
  'CREATE TABLE pages (id TEXT);',
  "INSERT INTO pages VALUES ('a;b');",
);

async function openSite(files: Files): Promise<string> {
  const folder = await openFolder();
  await writeFiles(folder, { 'wrangler.toml': CONFIG + DATABASE, 'worker.js': WORKER, ...files });
  return folder;
}

/** Starts the worker of the site in `folder`; returns what queries its database. */
async function start(folder: string): Promise<(sql: string) => Promise<unknown>> {
  const worker = await startWorker(await getPort(), join(folder, 'wrangler.toml'));
  onTestFinished(() => worker.stop());
  return async (sql) => {
    const response = await fetch(worker.origin, { method: 'POST', body: sql });
    return response.json();
  };
}

test('applies the migrations before the worker starts, and later only those that are new', async () => {
  const folder = await openSite({ 'sql/0001_pages.sql': FIRST, 'sql/README.md': 'No SQL.' });
  const query = await start(folder);
  expect(await query('SELECT id FROM pages')).toEqual([{ id: 'a;b' }]);

  await writeFiles(folder, {
    'sql/0002_more.sql': "INSERT INTO pages VALUES ('c');",
    'sql/0003_most.sql': "INSERT INTO pages SELECT 'd' || count(*) FROM pages;",
  });
  const restarted = await start(folder);
  expect(await restarted('SELECT id FROM pages')).toEqual([{ id: 'a;b' }, { id: 'c' }, { id: 'd2' }]);
  expect(await restarted('SELECT name FROM d1_migrations ORDER BY id')).toEqual([
    { name: '0001_pages.sql' },
    { name: '0002_more.sql' },
    { name: '0003_most.sql' },
  ]);
});

test('rolls a failing migration back, names it, and does not start the worker', async () => {
  const folder = await openSite({
    'sql/0001_pages.sql': FIRST,
    'sql/0002_wrong.sql': "INSERT INTO pages VALUES ('c'); INSERT INTO page VALUES ('d');",
    'sql/0003_more.sql': "INSERT INTO pages VALUES ('e');",
  });
  await expect(start(folder)).rejects.toMatchObject({
    message: expect.stringMatching(/^the migration \S+sql\/0002_wrong\.sql failed and was not applied$/),
    cause: { message: expect.stringContaining('no such table: page') },
  });
  await writeFiles(folder, { 'sql/0002_wrong.sql': "INSERT INTO pages VALUES ('d');" });
  const query = await start(folder);
  expect(await query('SELECT id FROM pages')).toEqual([{ id: 'a;b' }, { id: 'd' }, { id: 'e' }]);
});

test('names the folder of migrations that does not exist, and does not start the worker', async () => {
  await expect(start(await openSite({}))).rejects.toThrow(
    /^the folder \S+\/sql, which \S+wrangler\.toml names/,
  );
});

test('starts a worker without a database', async () => {
  const query = await start(await openSite({ 'wrangler.toml': CONFIG }));
  expect(await query('SELECT 1')).toBe('none');
});

test('keeps the database in the folder of the configuration, apart from those of other workers', async () => {
  const folder = await openSite({ 'sql/0001_pages.sql': FIRST });
  const config = join(folder, 'wrangler.toml');
  const workers = await Promise.all(
    ['one', 'two'].map(async (name) => startWorker(await getPort(), config, join(folder, name))),
  );
  onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.stop()))));
  const [one, two] = workers.map(({ origin }) => async (body: string) => {
    return (await fetch(origin, { method: 'POST', body })).json();
  });
  await one?.("INSERT INTO pages VALUES ('only in one')");
  expect(await one?.('SELECT count(*) AS pages FROM pages')).toEqual([{ pages: 2 }]);
  expect(await two?.('SELECT count(*) AS pages FROM pages')).toEqual([{ pages: 1 }]);
});
