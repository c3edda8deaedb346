import { env, SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { ELEMENT_QUERY } from '../../schema/pick-guide.ts';

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
    get(`/v1/guides/overdue-loan?locale=en&${ELEMENT_QUERY}`).then((each) => each.text()),
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
  [
    '/embed/overdue-lone.js',
    'There is no guide "overdue-lone". Did you mean "overdue-loan"? Available: overdue-loan.',
    'guides',
  ],
  ['/embed/__proto__.js?locale=en', 'There is no guide "__proto__". Available: overdue-loan.', 'guides'],
  ['/embed/%E5%8C%85%22,b.js', 'There is no guide "包",b". Available: overdue-loan.', 'guides'],
  [
    '/embed/overdue-loan.js?locale=fr',
    'The guide "overdue-loan" has no locale for "fr". Available: zh-Hant, en, zh-Hans.',
    'guide:overdue-loan',
  ],
])('returns the element, which logs the mistake, for %s', async (path, message, tag) => {
  for (const headers of [{}, { 'Accept-Language': 'en' }]) {
    const response = await get(path, headers);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=60',
      'cache-tag': tag,
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('Content-Language')).toBe(null);
    const element = await (await env.ASSETS.fetch('https://assets.invalid/embed/edge-faq.js')).text();
    const warning = JSON.stringify(`<edge-faq>: ${message}`);
    const script = await response.text();
    expect(script.slice(element.length)).toBe(`\nconsole.warn(${warning});`);
    expect(script.startsWith(element)).toBe(true);
  }
});

test.each([
  ['/embed/edge-faq.0123456789ab.js', 404, 'unknown-guide'],
  ['/embed/0123456789ab/toolbar.js', 404, 'unknown-guide'],
  ['/embed/overdue-loan.js?callback=alert', 400, 'invalid-query'],
  ['/embed/overdue-loan', 404, 'unknown-path'],
])('responds to %s with %i (%s)', async (path, status, type) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ type: `https://faq.example/problems/${type}` });
});
