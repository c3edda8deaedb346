import { expect, test } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';

test.each([
  ['another spelling', '/g/Parcels/EN', 308, '/g/parcels/en'],
  ['another spelling of the section', '/g/parcels/en/Where', 308, '/g/parcels/en/where'],
  ['another spelling of the locale', '/g/parcels/zh-hant', 308, '/g/parcels/zh-Hant'],
  ['a slash at the end', '/g/parcels/en/', 308, '/g/parcels/en'],
  ['a slash after a section', '/g/parcels/en/where/', 308, '/g/parcels/en/where'],
  ['a former id of a section', '/g/parcels/en/tracking', 308, '/g/parcels/en/where'],
  ['a former id of a guide', '/g/packages/en', 308, '/g/parcels/en'],
  ['former ids of both', '/g/packets/zh-Hant/where', 308, '/g/parcels/zh-Hant/where'],
  ['a locale that the guide lacks', '/g/parcels/fr', 302, '/g/parcels/zh-Hant?requested=fr'],
  ['a region', '/g/parcels/zh-HK/where', 302, '/g/parcels/zh-Hant/where?requested=zh-HK'],
  ['a region of the language', '/g/parcels/en-GB', 302, '/g/parcels/en?requested=en-GB'],
  ['no locale', '/g/parcels', 302, '/g/parcels/zh-Hant'],
  ['no locale, a slash', '/g/parcels/', 302, '/g/parcels/zh-Hant'],
  ['a query', '/g/Parcels/en?q=a%26b', 308, '/g/parcels/en?q=a%26b'],
  ['the folder of guides', '/g/', 308, '/'],
])('redirects %s: %s', async (_, path, status, location) => {
  const response = await fetchWorker(path, { redirect: 'manual' });
  expect([response.status, response.headers.get('Location')]).toEqual([status, location]);
  expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60,/);
  expect(response.headers.get('Content-Language')).toBeNull();
});

test.each([
  ['en', '/g/parcels/en'],
  ['zh-CN', '/g/parcels/zh-Hans'],
  ['fr, zh;q=0.5', '/g/parcels/zh-Hans'],
  ['fr', '/g/parcels/zh-Hant'],
])('redirects a path without locale by Accept-Language: %s', async (language, location) => {
  const headers = { 'Accept-Language': language };
  const response = await fetchWorker('/g/parcels', { redirect: 'manual', headers });
  expect(response.headers.get('Location')).toBe(location);
  expect(response.headers.get('Vary')).toBe('Accept-Language');
});

test('redirects from a language without a relative to the one that Accept-Language selects', async () => {
  const headers = { 'Accept-Language': 'en' };
  const response = await fetchWorker('/g/parcels/fr/where', { redirect: 'manual', headers });
  expect(response.headers.get('Location')).toBe('/g/parcels/en/where?requested=fr');
  expect(response.headers.get('Vary')).toBe('Accept-Language');
});

test('leads a reader of any redirected path to a page', async () => {
  for (const path of ['/g/PACKAGES/fr/tracking/', '/g/packages', '/g/', '/g'])
    expect((await follow(path)).status, path).toBe(200);
});

/** The page that the redirects from `path` end at, of which there are a few at most. */
async function follow(path: string, redirects = 5): Promise<Response> {
  const response = await fetchWorker(path, { redirect: 'manual' });
  const location = response.headers.get('Location');
  return location === null || redirects === 0 ? response : follow(location, redirects - 1);
}
