import { env, SELF } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { app } from '../app.ts';

const get = (path: string) => SELF.fetch(`https://faq.example${path}`);

/** Bindings of an isolate that can't read its content. */
const unavailable = { ...env, ASSETS: { fetch: () => Promise.reject(new Error('network lost')) } };

test('returns 503 with the failing file from /readyz, and 200 from /healthz when the content cannot be read', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const readiness = await app.request('/readyz', {}, unavailable);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({
    detail: "The content could not be read: content/manifest.json can't be read.",
  });
  expect((await app.request('/healthz', {}, unavailable)).status).toBe(200);
  vi.restoreAllMocks();
});

test('returns the number of guides and documents from /readyz with no-store', async () => {
  const response = await get('/readyz');
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.json()).toEqual({ status: 'ready', guides: 1, documents: 3 });
});

test('names the migrations that D1 lacks in /readyz, which is degraded, until they are applied', async () => {
  await env.DB.batch(
    ['ALTER TABLE last_cleaning RENAME TO other', 'DROP INDEX webhook_messages_by_due'].map((sql) =>
      env.DB.prepare(sql),
    ),
  );
  const read = async (DB: D1Database) => (await app.request('/readyz', {}, { ...env, DB })).json();
  // As another isolate would, which knows nothing of the database.
  const DB = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: env.DB.batch.bind(env.DB),
  } as D1Database;
  expect(await read(DB)).toMatchObject({
    status: 'degraded',
    migrations: ['0003_reports.sql', '0004_searches.sql'],
  });
  await env.DB.batch(
    [
      'ALTER TABLE other RENAME TO last_cleaning',
      'CREATE INDEX webhook_messages_by_due ON webhook_messages (due)',
    ].map((sql) => env.DB.prepare(sql)),
  );
  expect(await read(DB)).toEqual({ status: 'ready', guides: 1, documents: 3 });
});

test('returns the version and the cache size from /healthz with no-store', async () => {
  const empty = await get('/healthz');
  expect(empty.status).toBe(200);
  expect(empty.headers.get('Cache-Control')).toBe('no-store');
  expect(await empty.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^[0-9a-f-]{36}$/),
    memory: { answers: 0, bytes: 0 },
  });

  const { byteLength } = await (await get('/v1/guides/overdue-loan')).arrayBuffer();
  const { memory } = await (await get('/healthz')).json<{ memory: { answers: number; bytes: number } }>();
  expect(memory.answers).toBe(1);
  expect(memory.bytes).toBeGreaterThanOrEqual(byteLength);
});

test('omits the version from /healthz when the platform has none', async () => {
  const response = await app.request('/healthz', {}, { ASSETS: env.ASSETS });
  expect(Object.keys(await response.json<object>())).toEqual(['status', 'memory']);
});
