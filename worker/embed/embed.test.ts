import { env, SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const get = (path: string, headers: Record<string, string> = {}) =>
  SELF.fetch(`https://faq.example${path}`, { headers });

test('returns the element and a guide as one module for any origin', async () => {
  const response = await get('/embed/overdue-loan.js?locale=en');
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-language': 'en',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
    'cache-tag': 'guide:overdue-loan,locale:en',
    'x-content-type-options': 'nosniff',
  });
  expect(response.headers.get('Vary')).toBe(null);
  const [element, guide, script] = await Promise.all([
    env.ASSETS.fetch('https://assets.invalid/embed/edge-faq.js').then((each) => each.text()),
    get('/v1/guides/overdue-loan?locale=en').then((each) => each.text()),
    response.text(),
  ]);
  expect(script).toBe(`${element}\ncustomElements.get("edge-faq")?.preload?.(${guide});`);
});

test('negotiates the locale and sets Vary without ?locale=', async () => {
  const response = await get('/embed/overdue-loan.js', { 'Accept-Language': 'zh-TW' });
  expect([response.headers.get('Content-Language'), response.headers.get('Vary')]).toEqual([
    'zh-Hant',
    'Accept-Language',
  ]);
});

test('returns 304 when If-None-Match has the ETag', async () => {
  const response = await get('/embed/overdue-loan.js?locale=en');
  const notModified = await get('/embed/overdue-loan.js?locale=en', {
    'If-None-Match': response.headers.get('ETag') ?? '',
  });
  expect([notModified.status, await notModified.text()]).toEqual([304, '']);
});

test.each([
  ['/embed/overdue-lone.js', 404, 'unknown-guide'],
  ['/embed/edge-faq.0123456789ab.js', 404, 'unknown-guide'],
  ['/embed/__proto__.js', 404, 'unknown-guide'],
  ['/embed/overdue-loan.js?locale=fr', 404, 'unknown-locale'],
  ['/embed/overdue-loan.js?callback=alert', 400, 'invalid-query'],
  ['/embed/overdue-loan', 404, 'unknown-path'],
])('responds to %s with %i (%s)', async (path, status, type) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${type}` });
});
