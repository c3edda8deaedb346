import { env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  advance,
  resetWithdrawals,
  startIsolate,
  watchDatabase,
} from '../../test/fixtures/worker-sample-isolates.ts';

/** What is served while D1 fails or has rows that somebody has edited. */

const PATH = '/v1/guides/parcels/sections/gone?locale=en';

let logged: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  logged = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(JSON.stringify(line)));
  await resetWithdrawals();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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
