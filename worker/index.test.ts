import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const ORIGIN = 'https://faq.example';

test.each([
  '/',
  '/v2/guides',
  '/v1',
  '/v1/guides/overdue-loan/sections/process/more',
  '/embed/none.js',
  '//',
])('nothing is at %s: a 404 that says where to start', async (path) => {
  const answer = await SELF.fetch(ORIGIN + path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    type: `${ORIGIN}/problems/unknown-path`,
    status: 404,
    available: ['/v1/guides', '/healthz', '/embed/edge-faq.js'],
  });
});

test.each([
  ['POST', '/v1/guides'],
  ['PUT', '/v1/guides/overdue-loan'],
  ['DELETE', '/v1/guides/overdue-loan/sections'],
  ['PATCH', '/v1/guides/overdue-loan/sections/process'],
  ['POST', '/healthz'],
])('%s %s is a 405 that says what is allowed', async (method, path) => {
  const answer = await SELF.fetch(ORIGIN + path, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  expect(await answer.json()).toMatchObject({
    type: `${ORIGIN}/problems/method-not-allowed`,
    detail: `${method} is not possible here; GET, HEAD, OPTIONS are.`,
  });
});

test.each(['/v1/guides', '/v1/guides/overdue-loan', '/v1/guides/nothing', '/nothing'])(
  'a page of any origin may read %s, whatever the answer',
  async (path) => {
    const { headers } = await SELF.fetch(ORIGIN + path, { headers: { Origin: 'https://partner.example' } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag,Content-Language',
      'cross-origin-resource-policy': 'cross-origin',
      'timing-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
  },
);

test('a preflight is answered for a day', async () => {
  const answer = await SELF.fetch(`${ORIGIN}/v1/guides`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://partner.example', 'Access-Control-Request-Method': 'GET' },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS');
  expect(answer.headers.get('Access-Control-Max-Age')).toBe('86400');
});
