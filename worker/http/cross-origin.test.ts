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
])('allows any origin to read and measure %s, whatever its status', async (path) => {
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
  'allows a preflight of %s for a day, with any request header',
  async (path) => {
    const response = await SELF.fetch(ORIGIN + path, {
      method: 'OPTIONS',
      headers: {
        ...PARTNER,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS');
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('if-none-match');
    expect(response.headers.get('Access-Control-Max-Age')).toBe('86400');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  },
);
