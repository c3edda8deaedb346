import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { afterEach, expect, test } from 'vitest';
import { EARLIER_REVISION, ORIGIN, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import type { Env } from '../env.ts';
import worker from '../index.ts';

const ADMIN_TOKEN = 'token';
const REASON = {
  status: 451,
  by: 'court',
  notice: { en: 'A court has forbidden this.', 'zh-Hant': '法院禁止。' },
};
const SECTION = 'guide=parcels&section=gone';

async function send(path: string, init: RequestInit = {}, bindings: Partial<Env> = {}): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(ORIGIN + path, init);
  const response = await worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    { ...SAMPLE_ENV, ADMIN_TOKEN, ...bindings },
    context,
  );
  await waitOnExecutionContext(context);
  return response;
}

const authorized = (init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { Authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers },
});
const withdraw = (query: string, body: object = REASON, headers: Record<string, string> = {}) =>
  send(
    `/admin/withdrawals?${query}`,
    authorized({
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
const restore = (query: string) => send(`/admin/withdrawals?${query}`, authorized({ method: 'DELETE' }));
const list = async (query = '') =>
  (await send(`/admin/withdrawals${query}`, authorized())).json<{
    total: number;
    withdrawals: { guide: string; locale?: string; section?: string }[];
    next?: string;
  }>();

afterEach(async () => {
  for (const { guide, locale, section } of (await list()).withdrawals)
    await restore(
      String(new URLSearchParams({ guide, ...(locale && { locale }), ...(section && { section }) })),
    );
});

test('withdraws a section, lists it, and undoes the withdrawal', async () => {
  const created = await withdraw(SECTION);
  expect(created.status).toBe(201);
  const withdrawal = await created.json();
  expect(withdrawal).toMatchObject({ guide: 'parcels', section: 'gone', ...REASON, declaredIn: 'database' });
  expect(await list()).toEqual({ total: 1, withdrawals: [withdrawal] });
  const ended = await restore(SECTION);
  expect([ended.status, await ended.json()]).toEqual([200, withdrawal]);
  expect(await list()).toEqual({ total: 0, withdrawals: [] });
});

test.each([
  [
    '/v1/guides/parcels/sections/gone?locale=en',
    'This answer has been withdrawn',
    'A court has forbidden this.',
  ],
  ['/v1/guides/parcels/sections/gone?locale=zh-Hant', '此答案已撤下', '法院禁止。'],
  ['/v1/guides/parcels/sections/gone?locale=zh-Hans', '此答案已撤下', '法院禁止。'],
])(
  'responds to %s with 451 and the notice, and with the section again after undo',
  async (path, heading, text) => {
    await withdraw(SECTION);
    const response = await send(path);
    expect([response.status, response.headers.get('Link')]).toEqual([451, '</>; rel="blocked-by"']);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(await response.json()).toMatchObject({ status: 451, notice: { heading, text, by: 'court' } });
    await restore(SECTION);
    expect((await send(path)).status).toBe(200);
  },
);

test('serves the notice in the place of the section, and all other sections as before', async () => {
  const path = '/v1/guides/parcels?locale=en';
  const before = await (await send(path)).json<{ chapters: { sections: { id: string }[] }[] }>();
  await withdraw(SECTION);
  const response = await send(path);
  const after = await response.json<typeof before>();
  const [earlier, later] = [before, after].map(({ chapters }) =>
    chapters.flatMap(({ sections }) => sections),
  );
  expect(later?.map(({ id }) => id)).toEqual(earlier?.map(({ id }) => id));
  expect(later?.filter(({ id }) => id !== 'gone')).toEqual(earlier?.filter(({ id }) => id !== 'gone'));
  expect(later?.find(({ id }) => id === 'gone')).toMatchObject({
    heading: 'This answer has been withdrawn',
    html: expect.stringMatching(
      /^<p>A court has forbidden this\.<\/p>\n<p>Withdrawn on .* by order of a court\.<\/p>$/,
    ),
    withdrawn: { status: 451, by: 'court' },
  });
});

test('serves the notice in an earlier revision, Markdown and plain text', async () => {
  await withdraw(SECTION);
  for (const accept of ['application/json', 'text/markdown', 'text/plain'])
    for (const path of ['', '/sections', '/sections?ids=gone,label'])
      for (const revision of ['', `revision=${EARLIER_REVISION}`]) {
        const url = `/v1/guides/parcels${path}${path.includes('?') ? '&' : '?'}locale=en&${revision}`;
        const response = await send(url, { headers: { Accept: accept } });
        const body = await response.text();
        expect([url, accept, response.status]).toEqual([url, accept, 200]);
        expect(body).toContain('A court has forbidden this.');
        expect(body).not.toMatch(/send another one|your money back|The parcel is lost/);
      }
});
