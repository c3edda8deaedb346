import { createExecutionContext, env } from 'cloudflare:test';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AUDIENCE, createTeam, type Team } from '../../test/fixtures/access-team.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';
import worker from '../index.ts';

const ORIGIN = 'https://faq.example';

let team: Team;
let clients = 0;

beforeEach(async () => {
  team = await createTeam();
});
afterEach(() => vi.restoreAllMocks());

/** Sends a request with a JWT; `GET /admin/none` is 404 for whoever may read. Each request is another client's, unless `init` names it. */
async function send(
  jwt: string | undefined,
  init: RequestInit = {},
  bindings: Partial<Env> = team.settings,
): Promise<Response> {
  clients += 1;
  const headers = new Headers(init.headers);
  if (jwt !== undefined) headers.set('Cf-Access-Jwt-Assertion', jwt);
  if (!headers.has('CF-Connecting-IP')) headers.set('CF-Connecting-IP', `client ${clients}`);
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/admin/none`, {
    ...init,
    headers,
  } as RequestInit<IncomingRequestCfProperties>);
  return worker.fetch(request, { ...env, ...bindings }, createExecutionContext());
}

const detailOf = async (response: Response) => (await response.json<ResponseBody<'Problem'>>()).detail;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');

test('lets in whoever Access let in', async () => {
  const response = await send(await team.sign());
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-path` });
});

test('accepts the team domain with a final slash', async () => {
  const settings = { ...team.settings, ACCESS_TEAM_DOMAIN: `${team.domain}/` };
  expect((await send(await team.sign(), {}, settings)).status).toBe(404);
});

test('accepts clocks that differ by a few seconds', async () => {
  expect((await send(await team.sign({ exp: inSeconds(-10), nbf: inSeconds(10) }))).status).toBe(404);
});

test.each<[string, (team: Team) => Promise<string>, string]>([
  ['another audience', (team) => team.sign({ aud: ['0'.repeat(64)] }), '"aud" claim'],
  ['no audience', (team) => team.sign({ aud: undefined }), '"aud" claim'],
  ['another issuer', (team) => team.sign({ iss: 'https://evil.cloudflareaccess.com' }), '"iss" claim'],
  ['no issuer', (team) => team.sign({ iss: undefined }), '"iss" claim'],
  ['an expiry in the past', (team) => team.sign({ exp: inSeconds(-60) }), '"exp" claim'],
  ['no expiry', (team) => team.sign({ exp: undefined }), '"exp" claim'],
  ['a beginning in the future', (team) => team.sign({ nbf: inSeconds(60) }), '"nbf" claim'],
  ['no identity', (team) => team.sign({ email: '' }), 'neither "email" nor "common_name"'],
  ['no key id', (team) => team.sign({}, { kid: undefined }), 'names no key'],
  ['an unknown key id', (team) => team.sign({}, { kid: 'key-2' }), 'no applicable key'],
])('returns 401 that says so for a JWT with %s', async (_, sign, reason) => {
  const response = await send(await sign(team));
  expect(response.status).toBe(401);
  expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="edge-faq"');
  expect(await detailOf(response)).toContain(reason);
});

const CLAIMS = (team: Team) => ({
  iss: team.domain,
  aud: [AUDIENCE],
  email: 'reader@faq.example',
  exp: inSeconds(60),
});

test.each<[string, (team: Team) => Promise<string>]>([
  [
    'the key of another',
    async (team) => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT(CLAIMS(team)).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(privateKey);
    },
  ],
  [
    'the public key as the secret of HS256',
    async (team) => {
      const secret = new TextEncoder().encode(await exportSPKI(team.publicKey()));
      return new SignJWT(CLAIMS(team)).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(secret);
    },
  ],
  ['no signature', async (team) => `${encode({ alg: 'none', kid: 'key-1' })}.${encode(CLAIMS(team))}.`],
  [
    'no signature, though it names RS256',
    async (team) => `${encode({ alg: 'RS256', kid: 'key-1' })}.${encode(CLAIMS(team))}.`,
  ],
  [
    'an extension that must be understood',
    async (team) =>
      `${encode({ alg: 'RS256', kid: 'key-1', crit: ['x'], x: 1 })}.${encode(CLAIMS(team))}.AAAA`,
  ],
  [
    'the signature of other claims',
    async (team) => {
      const [header, , signature] = (await team.sign()).split('.');
      return `${header}.${encode({ ...CLAIMS(team), email: 'publisher@faq.example' })}.${signature}`;
    },
  ],
])('returns 401 for a JWT with %s', async (_, forge) => {
  expect((await send(await team.sign())).status).toBe(404);
  const response = await send(await forge(team));
  expect(response.status).toBe(401);
  expect(await detailOf(response)).toMatch(/^The JWT of Cloudflare Access was refused: /);
});

test.each(['', '.', '..', 'a.b.c', 'e30.e30.e30', `${'a'.repeat(4_000)}.b.c`, 'bnVsbA.bnVsbA.bnVsbA'])(
  'returns 401 for %o, which is no JWT',
  async (text) => {
    expect((await send(text)).status).toBe(401);
  },
);

test.each([
  [],
  {},
  { alg: 5, kid: 'key-1' },
  { alg: 'RS256', kid: 5 },
  { alg: 'RS256', kid: null },
  { alg: 'RS256', kid: 'key-1', crit: [] },
  { alg: 'RS256', kid: 'key-1', crit: ['b64'], b64: false },
])('returns 401 for a JWT with the header %o', async (header) => {
  expect((await send(`${encode(header)}.${encode(CLAIMS(team))}.AAAA`)).status).toBe(401);
});

test('returns 401 for a key in the header of the JWT itself', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const jwt = await new SignJWT(CLAIMS(team))
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1', jwk, jku: 'https://evil.example/certs' })
    .sign(privateKey);
  expect((await send(jwt)).status).toBe(401);
});

test('counts wrong JWTs as it does wrong tokens, and refuses the right one, too, after ten', async () => {
  const headers = { 'CF-Connecting-IP': '198.51.100.70' };
  const wrong = await team.sign({ aud: 'another' });
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await send(wrong, { headers })).status).toBe(401);
  expect((await send(wrong, { headers })).status).toBe(429);
  expect((await send(await team.sign(), { headers })).status).toBe(429);
  expect((await send(await team.sign())).status).toBe(404);
});

test.each<[string, Partial<Env>, string]>([
  ['no audience', { ACCESS_AUD: '' }, 'ACCESS_TEAM_DOMAIN is set without ACCESS_AUD'],
  ['no team domain', { ACCESS_TEAM_DOMAIN: '' }, 'ACCESS_AUD is set without ACCESS_TEAM_DOMAIN'],
  ['a team domain without scheme', { ACCESS_TEAM_DOMAIN: 'team.cloudflareaccess.com' }, 'is no origin like'],
  ['a team domain without TLS', { ACCESS_TEAM_DOMAIN: 'http://team.cloudflareaccess.com' }, 'is no origin'],
  ['a path', { ACCESS_TEAM_DOMAIN: 'https://team.cloudflareaccess.com/x' }, 'is no origin like'],
])('returns 401 that says so when the settings have %s, and lets the token in', async (_, change, reason) => {
  const settings = { ...team.settings, ...change, ADMIN_TOKEN: 'secret' };
  const refused = await send(await team.sign(), {}, settings);
  expect(refused.status).toBe(401);
  expect(await detailOf(refused)).toContain(reason);
  expect((await send(undefined, { headers: { Authorization: 'Bearer secret' } }, settings)).status).toBe(404);
  expect(team.certs).not.toHaveBeenCalled();
});

test('limits wrong tokens also while a setting is wrong', async () => {
  const settings = { ACCESS_AUD: AUDIENCE, ADMIN_TOKEN: 'secret' };
  const headers = { 'CF-Connecting-IP': '198.51.100.71', Authorization: 'Bearer wrong' };
  for (let attempt = 0; attempt < 10; attempt += 1) await send(undefined, { headers }, settings);
  expect((await send(undefined, { headers }, settings)).status).toBe(429);
});

test('reads no JWT where Access is not set up', async () => {
  const response = await send(await team.sign(), {}, { ADMIN_TOKEN: 'secret' });
  expect(response.status).toBe(401);
  expect(team.certs).not.toHaveBeenCalled();
});

test.each([
  ['Bearer secret', 404],
  ['Bearer wrong', 401],
  ['Basic c2VjcmV0', 401],
])('decides by Authorization: %s where there is a JWT as well: %i', async (Authorization, status) => {
  const settings = { ...team.settings, ADMIN_TOKEN: 'secret' };
  expect((await send(await team.sign(), { headers: { Authorization } }, settings)).status).toBe(status);
});

test.each([
  ['Publisher@FAQ.example', 404],
  ['publisher@faq.example', 404],
  ['other@faq.example', 404],
  ['reader@faq.example', 403],
  ['publisher@faq.example.evil.example', 403],
  // The Kelvin sign, whose lower case is "k".
  ['lin\u212A@faq.example', 403],
])('lets %s change something only if ACCESS_DECIDERS names it, in any case: %i', async (email, status) => {
  const ACCESS_DECIDERS = 'PUBLISHER@faq.example  Other@faq.example, link@faq.example';
  const response = await send(
    await team.sign({ email }),
    { method: 'PUT' },
    { ...team.settings, ACCESS_DECIDERS },
  );
  expect(response.status).toBe(status);
});

test.each(['', undefined])('lets nobody change anything when ACCESS_DECIDERS is %o', async (deciders) => {
  const settings = { ...team.settings, ...(deciders !== undefined && { ACCESS_DECIDERS: deciders }) };
  const response = await send(await team.sign(), { method: 'DELETE' }, settings);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    type: `${ORIGIN}/problems/insufficient-role`,
    detail: 'DELETE requires the role "decide", and reader@faq.example has the role "read".',
  });
});

test('knows a program by the Client ID of its service token', async () => {
  const id = 'e367826f93b8d71185e03fe518aff3b4.access';
  const jwt = await team.sign({ email: undefined, common_name: id, sub: '' });
  const put = (settings: Partial<Env>) => send(jwt, { method: 'PUT' }, settings);
  expect((await put(team.settings)).status).toBe(403);
  expect((await put({ ...team.settings, ACCESS_DECIDERS: id })).status).toBe(404);
});
