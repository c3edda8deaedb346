import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const ORIGIN = 'https://faq.example';
const PARTNER = { Origin: 'https://partner.example' };

test.each([
  '/v1/guides',
  '/v1/guides/overdue-loan',
  '/v1/guides/nothing',
  '/nothing',
  '/v1/search',
  '/healthz',
])('a page of any origin may read and measure %s, whatever the answer', async (path) => {
  const { headers } = await SELF.fetch(ORIGIN + path, { headers: PARTNER });
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Allow,ETag,Link,Retry-After,X-Request-Id',
    'cross-origin-resource-policy': 'cross-origin',
    'timing-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  expect(headers.get('Set-Cookie')).toBeNull();
  expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
});

test.each(['/v1/guides', '/v1/guides/overdue-loan/sections/process', '/v1/search'])(
  'a preflight of %s holds for a day, and lets a page ask with headers of its own',
  async (path) => {
    const answer = await SELF.fetch(ORIGIN + path, {
      method: 'OPTIONS',
      headers: {
        ...PARTNER,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS');
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('if-none-match');
    expect(answer.headers.get('Access-Control-Max-Age')).toBe('86400');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  },
);
