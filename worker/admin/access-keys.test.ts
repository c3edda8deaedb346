import { createExecutionContext, env } from 'cloudflare:test';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { createTeam, type Team } from '../../test/fixtures/access-team.ts';
import worker from '../index.ts';

let team: Team;
let logged: MockInstance<typeof console.error>;
let clients = 0;

beforeEach(async () => {
  team = await createTeam();
  logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Sends a JWT as another client each time; 404 means that it was let in. */
async function send(jwt: string): Promise<Response> {
  clients += 1;
  const headers = { 'Cf-Access-Jwt-Assertion': jwt, 'CF-Connecting-IP': `client ${clients}` };
  const request = new Request<unknown, IncomingRequestCfProperties>('https://faq.example/admin/none', {
    headers,
  });
  return worker.fetch(request, { ...env, ...team.settings }, createExecutionContext());
}

const statusOf = async (jwt: string) => (await send(jwt)).status;
const pass = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1_000 });

test('fetches the keys once for many requests', async () => {
  for (let count = 0; count < 5; count += 1) expect(await statusOf(await team.sign())).toBe(404);
  expect(team.certs).toHaveBeenCalledTimes(1);
});

test('accepts a new key of the team as soon as a JWT names it, and refuses the one that it replaced', async () => {
  const former = await team.sign({ exp: Date.now() / 1_000 + 3_600 });
  expect(await statusOf(former)).toBe(404);
  await team.rotate('key-2');
  pass(31);
  expect(await statusOf(await team.sign())).toBe(404);
  expect(await statusOf(former)).toBe(401);
  expect(team.certs).toHaveBeenCalledTimes(2);
});

test('refuses a key that the team no longer has, ten minutes after it was fetched at the latest', async () => {
  const former = await team.sign({ exp: Date.now() / 1_000 + 3_600 });
  expect(await statusOf(former)).toBe(404);
  await team.rotate('key-2');
  pass(601);
  expect(await statusOf(former)).toBe(401);
});

test('fetches the keys once in 30 s for a flood of JWTs that name unknown keys', async () => {
  const flood = async () => {
    for (let count = 0; count < 20; count += 1)
      expect(await statusOf(await team.sign({}, { kid: `unknown-${count}` }))).toBe(401);
  };
  await flood();
  expect(team.certs).toHaveBeenCalledTimes(1);
  pass(31);
  await flood();
  expect(team.certs).toHaveBeenCalledTimes(2);
});

test('starts few fetches for a flood at the same time, and lets in whoever has a known key', async () => {
  const known = await team.sign({ exp: Date.now() / 1_000 + 300 });
  expect(await statusOf(known)).toBe(404);
  pass(31);
  team.certs.mockClear();
  let respond = (_: Response) => {};
  team.certs.mockImplementation(
    () =>
      new Promise((resolve) => {
        respond = resolve;
      }),
  );
  const flood = Array.from({ length: 30 }, async (_, count) =>
    statusOf(await team.sign({}, { kid: `unknown-${count}` })),
  );
  expect(await statusOf(known)).toBe(404);
  expect(await Promise.race(flood)).toBe(503);
  expect(team.certs.mock.calls.length).toBeLessThanOrEqual(5);
  respond(Response.json({ keys: [] }));
});

test.each<[string, () => Promise<Response>]>([
  ['fails', () => Promise.reject(new Error('connection lost'))],
  ['returns 500', async () => new Response('down', { status: 500 })],
  ['redirects', async () => Response.redirect('https://evil.example/certs')],
  ['returns no JSON', async () => new Response('<html>')],
  ['returns other JSON', async () => Response.json({ keys: 'none' })],
  [
    'returns a damaged key',
    async () => Response.json({ keys: [{ kty: 'RSA', kid: 'key-1', n: '', e: 'AQAB' }] }),
  ],
])('returns 503 and logs why when the request for the keys %s', async (_, certs) => {
  team.certs.mockImplementation(certs);
  const response = await send(await team.sign());
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).toBe('30');
  expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  expect(await response.json()).toMatchObject({
    type: 'https://faq.example/problems/access-keys-unavailable',
    detail: 'The JWT of Cloudflare Access can’t be verified, because its keys could not be fetched.',
  });
  expect(logged.mock.calls).toEqual([
    [expect.objectContaining({ error: expect.stringContaining(team.domain) })],
  ]);
});

test('starts few fetches while they fail, then lets in again', async () => {
  const certs = team.certs.getMockImplementation();
  team.certs.mockImplementation(() => Promise.reject(new Error('connection lost')));
  const jwt = await team.sign({ exp: Date.now() / 1_000 + 300 });
  for (let count = 0; count < 20; count += 1) expect(await statusOf(jwt)).toBe(503);
  expect(team.certs.mock.calls.length).toBeLessThanOrEqual(5);
  if (certs) team.certs.mockImplementation(certs);
  pass(31);
  expect(await statusOf(jwt)).toBe(404);
});

test('doesn’t count a JWT that can’t be verified as a wrong one', async () => {
  team.certs.mockImplementation(() => Promise.reject(new Error('connection lost')));
  const headers = { 'CF-Connecting-IP': '198.51.100.80', 'Cf-Access-Jwt-Assertion': await team.sign() };
  for (let count = 0; count < 15; count += 1) {
    const request = new Request<unknown, IncomingRequestCfProperties>('https://faq.example/admin/none', {
      headers,
    });
    const response = await worker.fetch(request, { ...env, ...team.settings }, createExecutionContext());
    expect(response.status).toBe(503);
  }
});
