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
  ['the share image of a former id', '/share/packages/en.png', 308, '/share/parcels/en.png'],
  ['an encoded route of a former id', '/%761/guides/packages?locale=en', 308, '/v1/guides/parcels?locale=en'],
  ['an encoded script of a former id', '/embed/packages%2Ejs', 308, '/embed/parcels.js'],
  ['former ids of both', '/g/packets/zh-Hant/where', 308, '/g/parcels/zh-Hant/where'],
  ['a locale that the guide lacks', '/g/parcels/fr', 302, '/g/parcels/zh-Hant?requested=fr'],
  ['a region', '/g/parcels/zh-HK/where', 302, '/g/parcels/zh-Hant/where?requested=zh-HK'],
  ['a region of the language', '/g/parcels/en-GB', 302, '/g/parcels/en?requested=en-GB'],
  ['no locale', '/g/parcels', 302, '/g/parcels/zh-Hant'],
  ['no locale, a slash', '/g/parcels/', 302, '/g/parcels/zh-Hant'],
  ['a query', '/g/Parcels/en?q=a%26b', 308, '/g/parcels/en?q=a%26b'],
  ['a query without values', '/g/Parcels/en?q', 308, '/g/parcels/en?q'],
  ['a query and a slash', '/g/parcels/en/where/?q=%E5%8C%85+%2F', 308, '/g/parcels/en/where?q=%E5%8C%85+%2F'],
  ['a query and former ids', '/g/packages/en/tracking?q=a', 308, '/g/parcels/en/tracking?q=a'],
  ['a query and a former id of a section', '/g/parcels/en/tracking?q=a', 308, '/g/parcels/en/where?q=a'],
  ['a query and a chapter', '/g/parcels/en/transit?q=a', 308, '/g/parcels/en?q=a#on-its-way'],
  ['a query and no locale', '/g/parcels?q=a', 302, '/g/parcels/zh-Hant?q=a'],
  ['a query and a missing locale', '/g/parcels/fr?q=a', 302, '/g/parcels/zh-Hant?q=a&requested=fr'],
  ['a percent-encoded id', '/g/%70arcels/en/%77here', 308, '/g/parcels/en/where'],
  ['a percent-encoded locale', '/g/parcels/%65%4e', 308, '/g/parcels/en'],
  ['a percent-encoded folder', '/%67/parcels/en?q=a', 308, '/g/parcels/en?q=a'],
  ['a percent-encoded twin', '/%67/%70arcels/en%2emd', 308, '/g/parcels/en.md'],
  ['the folder of guides', '/g/', 308, '/'],
  ['the folder of guides with a query', '/g?locale=en&q', 308, '/?locale=en&q'],
  ['the folder of guides in upper case', '/G/%70arcels/?q=a', 308, '/g/%70arcels/?q=a'],
  ['a slash after a page of the site', '/report/', 308, '/report'],
  ['a page of the site in upper case', '/Accessibility/?locale=en', 308, '/accessibility?locale=en'],
  ['a percent-encoded page of the site', '/%72eport?locale=en', 308, '/report?locale=en'],
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

test.each([
  ['/g/Parcels/en', 'guide:parcels'],
  ['/g/Packages/en', 'guide:parcels,guide:packages'],
  ['/g/packages/fr.md', 'guide:parcels,guide:packages'],
  ['/g/packages', 'guide:parcels,guide:packages'],
])('tags the redirect from %s with each id of the guide', async (path, tags) => {
  expect((await fetchWorker(path, { redirect: 'manual' })).headers.get('Cache-Tag')).toBe(tags);
});

test.each([
  '//g/parcels',
  '/%2Fevil.example/report',
  '//evil.example/%2e%2e/report//',
  '/\\evil.example/report',
  '/report//',
  '/report/x',
  '/report%2F',
  '/g//evil.example',
  '/g/%2F%2Fevil.example/en',
  '/g/parcels/%2F%2Fevil.example',
  '/G/parcels/en/%0d%0aX-Header:x',
  '/g/Parcels/en/%252525252541',
  '/g/Parcels/en/%C3%A9',
])('leads nobody from %s to another site, or to no end', async (path) => {
  const response = await fetchWorker(path, { redirect: 'manual' });
  const location = response.headers.get('Location');
  if (location !== null) expect(location).toMatch(/^\/(?:g\/|report$)/);
  expect((await follow(path)).status).toBe(404);
});

test('returns 404 for a write to another spelling of a page', async () => {
  expect((await fetchWorker('/report/', { method: 'POST' })).status).toBe(404);
});

test('leads a reader of any redirected path to a page', async () => {
  for (const path of ['/g/PACKAGES/fr/tracking/', '/G/%50ackages', '/g/packages', '/g/', '/g', '/REPORT/'])
    expect((await follow(path)).status, path).toBe(200);
});

test.each(['/', '/g/parcels/en', '/g/parcels/en/where', '/report', '/accessibility'])(
  'ignores tracking parameters of %s, and returns 400 for another unknown one',
  async (path) => {
    const tracking = 'fbclid=IwAR0&utm_source=mail&utm_campaign=a&gclid=b&msclkid=c&mc_eid=d&_gl=e';
    expect((await fetchWorker(`${path}?${tracking}`)).status).toBe(200);
    expect((await fetchWorker(`${path}?${tracking}&other=1`)).status).toBe(400);
  },
);

/** The page that the redirects from `path` end at, of which there are a few at most. */
async function follow(path: string, redirects = 5): Promise<Response> {
  const response = await fetchWorker(path, { redirect: 'manual' });
  const location = response.headers.get('Location');
  return location === null || redirects === 0 ? response : follow(location, redirects - 1);
}
