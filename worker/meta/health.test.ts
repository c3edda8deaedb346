import { env, SELF } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { app } from '../app.ts';

const get = (path: string) => SELF.fetch(`https://faq.example${path}`);

/** An isolate that can't read its content. */
const down = { ...env, ASSETS: { fetch: () => Promise.reject(new Error('network lost')) } };

test('where the content cannot be read, /readyz says so, and /healthz that the worker is alive all the same', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect((await app.request('/readyz', {}, down)).status).toBe(503);
  expect((await app.request('/healthz', {}, down)).status).toBe(200);
  vi.restoreAllMocks();
});

test('/readyz counts what can be read, and is never stored', async () => {
  const answer = await get('/readyz');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.json()).toEqual({ status: 'ready', guides: 1, documents: 3 });
});

test('/healthz says which version answers and what it has in memory, and is never stored', async () => {
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

test('/healthz says nothing of a version that the platform does not name', async () => {
  const answer = await app.request('/healthz', {}, { ASSETS: env.ASSETS });
  expect(Object.keys(await answer.json<object>())).toEqual(['status', 'memory']);
});
