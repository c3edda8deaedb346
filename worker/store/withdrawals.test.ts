import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ORIGIN, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { REASON } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Env } from '../env.ts';
import type { Database } from './database.ts';

/** Which withdrawals an isolate knows, and when: each worker here is an isolate of its own, with the same database and cache. */

const PATH = '/v1/guides/parcels/sections/gone?locale=en';
const QUERY = '/admin/withdrawals?guide=parcels&section=gone';

interface Isolate {
  /** The response, once the work that outlives it is done. */
  get(path?: string): Promise<Response>;
  /** The response at once. */
  getAtOnce(path?: string): Promise<Response>;
  act(method: 'PUT' | 'DELETE'): Promise<Response>;
}

/** A worker in an isolate that knows nothing yet. */
async function startIsolate(bindings: Partial<Env> = {}): Promise<Isolate> {
  vi.resetModules();
  const { default: worker } = await import('../index.ts');
  const send = (path: string, init: RequestInit, context: ExecutionContext) =>
    worker.fetch(
      new Request(ORIGIN + path, init) as Request<unknown, IncomingRequestCfProperties>,
      { ...SAMPLE_ENV, ADMIN_TOKEN: 'token', ...bindings },
      context,
    );
  const sendAndWait = async (path: string, init: RequestInit) => {
    const context = createExecutionContext();
    const response = await send(path, init, context);
    await waitOnExecutionContext(context);
    return response;
  };
  return {
    get: (path = PATH) => sendAndWait(path, {}),
    getAtOnce: async (path = PATH) => send(path, {}, createExecutionContext()),
    act: (method) =>
      sendAndWait(QUERY, {
        method,
        headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
        body: method === 'PUT' ? JSON.stringify(REASON) : null,
      }),
  };
}

/** The database, with the number of batches that were run, which fail while `isFailing` and take as long as `delay`. */
function watchDatabase() {
  const watched = {
    batches: 0,
    isFailing: false,
    delay: Promise.resolve() as Promise<unknown>,
    database: {
      prepare: (sql: string) => env.DB.prepare(sql),
      async batch(statements: D1PreparedStatement[]) {
        watched.batches += 1;
        if (watched.isFailing) throw new Error('D1_ERROR: network connection lost');
        await watched.delay;
        return env.DB.batch(statements);
      },
    } as unknown as Database,
  };
  return watched;
}

const advance = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

let logged: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  logged = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(JSON.stringify(line)));
  await env.DB.batch([
    env.DB.prepare('DELETE FROM withdrawals'),
    env.DB.prepare('UPDATE withdrawals_version SET version = lower(hex(randomblob(8)))'),
  ]);
  await (caches as unknown as { default: Cache }).default.delete('https://withdrawals.invalid/');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('holds at once in the isolate that has done the act, with a response of the cache as well', async () => {
  const isolate = await startIsolate();
  expect([(await isolate.get()).status, (await isolate.get()).status]).toEqual([200, 200]);
  await isolate.act('PUT');
  expect((await isolate.get()).status).toBe(451);
  await isolate.act('DELETE');
  expect((await isolate.get()).status).toBe(200);
});

test('reaches an isolate that is read every second within ten seconds, and its cached responses', async () => {
  const [reading, acting] = [await startIsolate(), await startIsolate()];
  expect((await reading.get()).status).toBe(200);
  await acting.act('PUT');
  const statuses: number[] = [];
  for (let second = 0; second < 10; second += 1) {
    advance(1);
    statuses.push((await reading.get()).status);
  }
  expect(statuses.at(-1)).toBe(451);
});

test('reaches an isolate that was idle before it serves anything again', async () => {
  const [idle, acting] = [await startIsolate(), await startIsolate()];
  expect((await idle.get()).status).toBe(200);
  await acting.act('PUT');
  advance(3_600);
  expect((await idle.get()).status).toBe(451);
  await acting.act('DELETE');
  advance(3_600);
  expect((await idle.get()).status).toBe(200);
});

test('queries D1 once for the first read of an isolate, and for none of the next in the same five seconds', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  expect(watched.batches).toBe(1);
  for (const path of [
    '/v1/guides',
    '/v1/search?q=lost',
    '/v1/guides/returns',
    '/embed/parcels.js',
    PATH,
    PATH,
  ])
    await isolate.get(path);
  expect(watched.batches).toBe(1);
});

test('serves reads while a refresh waits for D1', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  advance(6);
  const { promise, resolve } = Promise.withResolvers<void>();
  watched.delay = promise;
  expect((await isolate.getAtOnce()).status).toBe(200);
  expect((await isolate.getAtOnce('/v1/guides')).status).toBe(200);
  expect(watched.batches).toBe(2);
  resolve();
});

test('does not return to an older list when an earlier refresh ends after a later one', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.get();
  advance(6);
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = watched.database.batch;
  const stale = await env.DB.batch([env.DB.prepare('SELECT version FROM withdrawals_version')]);
  watched.database.batch = async () => {
    await promise;
    return stale as never;
  };
  await isolate.getAtOnce();
  watched.database.batch = before;
  await isolate.act('PUT');
  resolve();
  await new Promise((done) => setTimeout(done, 20));
  expect((await isolate.get()).status).toBe(451);
});

test('reaches an isolate after a pause that follows a failed refresh', async () => {
  const watched = watchDatabase();
  const [idle, acting] = [await startIsolate({ DB: watched.database }), await startIsolate()];
  await idle.get();
  watched.isFailing = true;
  advance(6);
  await idle.get();
  watched.isFailing = false;
  await acting.act('PUT');
  advance(3_600);
  expect((await idle.get()).status).toBe(451);
});

test('reaches an isolate whose clock was set back', async () => {
  const [reading, acting] = [await startIsolate(), await startIsolate()];
  await reading.get();
  await acting.act('PUT');
  advance(-3_600);
  expect((await reading.get()).status).toBe(451);
});

test('counts the age of a list from the start of its reading', async () => {
  const watched = watchDatabase();
  const [reading, acting] = [await startIsolate({ DB: watched.database }), await startIsolate()];
  const { database } = watched;
  const batch = database.batch;
  database.batch = async (statements) => {
    const results = await batch(statements);
    advance(4);
    return results;
  };
  await reading.get();
  database.batch = batch;
  await acting.act('PUT');
  advance(7);
  expect((await reading.get()).status).toBe(451);
});

test('reaches isolates when somebody changes the rows by SQL, or deletes the version', async () => {
  const isolate = await startIsolate();
  expect((await isolate.get()).status).toBe(200);
  await env.DB.prepare(
    "INSERT INTO withdrawals VALUES ('parcels', '', 'gone', 410, 'court', '2026-11-26T08:00:00Z', '{\"en\":\"Gone.\"}')",
  ).run();
  advance(11);
  expect((await isolate.get()).status).toBe(410);
  await env.DB.prepare('DELETE FROM withdrawals_version').run();
  advance(11);
  expect((await isolate.get()).status).toBe(410);
  await isolate.act('DELETE');
  expect((await isolate.get()).status).toBe(200);
});

test('holds what the isolate knows while D1 fails, and logs it', async () => {
  const watched = watchDatabase();
  const isolate = await startIsolate({ DB: watched.database });
  await isolate.act('PUT');
  expect((await isolate.get()).status).toBe(451);
  watched.isFailing = true;
  for (let minute = 0; minute < 3; minute += 1) {
    advance(60);
    expect((await isolate.get()).status).toBe(451);
    const other = await isolate.get('/v1/guides/returns?locale=en');
    expect([other.status, other.headers.get('Cache-Control')?.startsWith('public')]).toEqual([200, true]);
  }
  expect(logged.join()).toContain('the last known list holds');
  watched.isFailing = false;
  advance(60);
  await isolate.act('DELETE');
  expect((await isolate.get()).status).toBe(200);
});

test('holds the copy that another isolate has kept in the Cache API when D1 fails for a new isolate', async () => {
  const acting = await startIsolate();
  await acting.act('PUT');
  const watched = watchDatabase();
  watched.isFailing = true;
  const isolate = await startIsolate({ DB: watched.database });
  const response = await isolate.get();
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([451, 'public, max-age=60']);
  expect((await isolate.get('/v1/guides/returns')).headers.get('Cache-Control')).toMatch(/^public/);
});

test.each([
  [
    'fails',
    (watched: ReturnType<typeof watchDatabase>) => {
      watched.isFailing = true;
    },
  ],
  [
    'lacks its tables',
    (watched: ReturnType<typeof watchDatabase>) => {
      watched.database.batch = () => env.DB.batch([env.DB.prepare('SELECT * FROM missing')]) as never;
    },
  ],
  [
    'returns rows of another shape',
    (watched: ReturnType<typeof watchDatabase>) => {
      watched.database.batch = async () => [{ results: [{}] }, { results: [{ guide: 1 }] }];
    },
  ],
])(
  'serves without storing anything when D1 %s for a new isolate and no copy exists, until D1 responds',
  async (_, breakIt) => {
    const watched = watchDatabase();
    const works = watched.database.batch;
    breakIt(watched);
    const isolate = await startIsolate({ DB: watched.database });
    for (const path of [PATH, '/v1/guides', '/v1/search?q=lost', '/embed/parcels.js', PATH]) {
      const response = await isolate.get(path);
      expect([
        path,
        response.status,
        response.headers.get('Cache-Control'),
        response.headers.get('Server-Timing') === 'memory',
      ]).toEqual([path, 200, 'no-store', false]);
    }
    expect(logged.join()).toContain('no list is known: responses are not stored');
    watched.isFailing = false;
    watched.database.batch = works;
    advance(6);
    await isolate.get();
    expect((await isolate.get()).headers.get('Cache-Control')).toMatch(/^public/);
  },
);

test('waits for D1 no longer than two seconds', async () => {
  const watched = watchDatabase();
  watched.delay = new Promise(() => undefined);
  const isolate = await startIsolate({ DB: watched.database });
  const response = await isolate.get();
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(logged.join()).toContain('no response within 2000 ms');
});

test('serves everything read-only without a database, and stores it', async () => {
  const isolate = await startIsolate({ DB: undefined } as never);
  for (const path of [PATH, '/v1/guides', '/v1/search?q=lost', '/embed/parcels.js', '/readyz']) {
    expect([path, (await isolate.get(path)).status]).toEqual([path, 200]);
  }
  expect((await isolate.get()).headers.get('Server-Timing')).toBe('memory');
});

test.each([
  ['[1]', ''],
  ['{"not a locale":"x","":"y","x_y":"z"}', ''],
  ['{"x_y":"z","en":"Gone."}', 'Gone.'],
])(
  'withdraws what an edited row names, with those texts of its notice %s that are some',
  async (notice, text) => {
    await env.DB.prepare(
      "INSERT INTO withdrawals VALUES ('parcels', 'EN', 'gone', 410, 'nobody', 'never', ?)",
    )
      .bind(notice)
      .run();
    const response = await (await startIsolate()).get();
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({
      notice: { heading: 'This answer has been withdrawn', text },
    });
  },
);
