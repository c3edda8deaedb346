import { env, SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const get = (path: string, headers: Record<string, string> = {}) =>
  SELF.fetch(`https://faq.example${path}`, { headers });

test('the element and a guide come in one answer, which is a module for any origin', async () => {
  const answer = await get('/embed/overdue-loan.js?locale=en');
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-language': 'en',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
    'cache-tag': 'guide:overdue-loan,locale:en',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers.get('Vary')).toBe(null);
  const [element, guide, read] = await Promise.all([
    env.ASSETS.fetch('https://assets.invalid/embed/edge-faq.js').then((each) => each.text()),
    get('/v1/guides/overdue-loan?locale=en').then((each) => each.text()),
    answer.text(),
  ]);
  expect(read).toBe(`${element}\ncustomElements.get("edge-faq").preload?.(${guide});`);
});

test('without a locale it is negotiated, and caches are told', async () => {
  const answer = await get('/embed/overdue-loan.js', { 'Accept-Language': 'zh-TW' });
  expect([answer.headers.get('Content-Language'), answer.headers.get('Vary')]).toEqual([
    'zh-Hant',
    'Accept-Language',
  ]);
});

test('what a browser has already is not sent again', async () => {
  const answer = await get('/embed/overdue-loan.js?locale=en');
  const again = await get('/embed/overdue-loan.js?locale=en', {
    'If-None-Match': answer.headers.get('ETag') ?? '',
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test.each([
  ['/embed/overdue-lone.js', 404, 'unknown-guide'],
  ['/embed/edge-faq.0123456789ab.js', 404, 'unknown-guide'],
  ['/embed/__proto__.js', 404, 'unknown-guide'],
  ['/embed/overdue-loan.js?locale=fr', 404, 'unknown-locale'],
  ['/embed/overdue-loan.js?callback=alert', 400, 'invalid-query'],
  ['/embed/overdue-loan', 404, 'unknown-path'],
])('%s is a %i (%s)', async (path, status, type) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ type: `https://faq.example/problems/${type}` });
});
