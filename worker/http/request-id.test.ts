import { SELF } from 'cloudflare:test';
import { afterEach, expect, test, vi } from 'vitest';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const get = (path: string, headers: HeadersInit = {}) =>
  SELF.fetch(`https://faq.example${path}`, { headers });

afterEach(() => vi.restoreAllMocks());

test.each(['8d1f0e2a3b4c5d6e-TPE', '8d1f0e2a3b4c5d6e'])(
  'uses the Ray ID %s in the response header, the problem and the log',
  async (ray) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const response = await get('/v1/guides/nothing', { 'CF-Ray': ray });
    expect(response.headers.get('X-Request-Id')).toBe(ray);
    expect(await response.json()).toMatchObject({ requestId: ray });
    expect(log.mock.calls).toEqual([[expect.objectContaining({ requestId: ray })]]);
  },
);

test.each([
  undefined,
  '',
  'x',
  '8D1F0E2A3B4C5D6E-TPE',
  '8d1f0e2a3b4c5d6e-tpe',
  '8d1f0e2a3b4c5d6e-TPE, 8d1f0e2a3b4c5d6e-TPE',
  '8d1f0e2a3b4c5d6',
  '<script>alert(1)</script>',
])('uses one random UUID in the response header, the problem and the log when CF-Ray is %o', async (ray) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const response = await get('/v1/guides/nothing', ray === undefined ? {} : { 'CF-Ray': ray });
  const id = response.headers.get('X-Request-Id');
  expect(id).toMatch(UUID);
  expect(await response.json()).toMatchObject({ requestId: id });
  expect(log.mock.calls).toEqual([[expect.objectContaining({ requestId: id })]]);
});

test.each(['/v1/guides', '/v1/guides/overdue-loan', '/healthz', '/nothing'])(
  'uses a new id for each request of %s, including cache hits and 304 responses',
  async (path) => {
    const etag = (await get(path)).headers.get('ETag') ?? '"none"';
    const responses = [await get(path), await get(path), await get(path, { 'If-None-Match': etag })];
    const ids = responses.map(({ headers }) => headers.get('X-Request-Id'));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(UUID);
  },
);
