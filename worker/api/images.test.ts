import { expect, test, vi } from 'vitest';
import { sha256 } from '../../schema/integrity.ts';
import { fetchWorker, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const NAME = `${(await sha256(PNG)).slice(0, 32)}.png`;

/** Headers as those of a fetched response. */
class ImmutableHeaders extends Headers {
  override set(): never {
    throw new TypeError("Can't modify immutable headers.");
  }
}

function fetched(body: BodyInit): Response {
  const headers = { 'Content-Type': 'image/webp', 'Cache-Control': 'public, max-age=0, must-revalidate' };
  return Object.defineProperty(new Response(body, { headers }), 'headers', {
    value: new ImmutableHeaders(headers),
  });
}

/** The response for `path` of a site whose images folder has these files. */
const fetchImage = (path: string, files: Record<string, BodyInit>, init: RequestInit = {}) =>
  fetchWorker(path, init, {
    ASSETS: {
      fetch: async (url) => {
        const { pathname } = new URL(url);
        if (pathname.startsWith('/content/')) return SAMPLE_ENV.ASSETS.fetch(url);
        const body = files[pathname.slice('/images/'.length)];
        return body === undefined ? new Response(null, { status: 404 }) : fetched(body);
      },
    },
  });

test('returns an image with its type, its hash as the ETag, and a policy that forbids scripts, fresh for an hour', async () => {
  const { status, headers } = await fetchImage(`/images/${NAME}`, { [NAME]: PNG });
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800',
    'cache-tag': 'guides',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'content-type': 'image/png',
    'cross-origin-resource-policy': 'cross-origin',
    etag: `"${NAME.slice(0, 32)}"`,
    'x-content-type-options': 'nosniff',
  });
});

test('returns 304 for the ETag of an image', async () => {
  const headers = { 'If-None-Match': `"${NAME.slice(0, 32)}"` };
  expect((await fetchImage(`/images/${NAME}?1`, { [NAME]: PNG }, { headers })).status).toBe(304);
});

test('returns 503 for an image that differs from its hash', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const response = await fetchImage(`/images/${NAME}?2`, { [NAME]: 'damaged' });
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
  expect(JSON.stringify(logged.mock.calls)).toContain(`images/${NAME} is damaged`);
  logged.mockRestore();
});

test.each(['%2f', '%2F%2F', '%5c', '.%2f', '%2e%2e%2fimages%2f'])(
  'returns 404 for the name of an image after %s, which static assets would decode',
  async (prefix) => {
    const files = new Proxy({}, { get: () => PNG });
    expect((await fetchImage(`/images/${prefix}${NAME}`, files)).status).toBe(404);
  },
);

test('returns an image of the publisher whose name is percent-encoded', async () => {
  expect((await fetchImage('/images/my%20logo.png', { 'my%20logo.png': PNG })).status).toBe(200);
});

test('returns 404 for an image that does not exist', async () => {
  const response = await fetchImage(`/images/${'0'.repeat(32)}.png`, {});
  expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
});

test('returns an image of the publisher’s own as a static asset', async () => {
  const response = await fetchImage('/images/logo.webp', { 'logo.webp': 'logo' });
  expect([response.status, response.headers.get('Content-Type'), await response.text()]).toEqual([
    200,
    'image/webp',
    'logo',
  ]);
});
