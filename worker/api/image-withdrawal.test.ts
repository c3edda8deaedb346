import { createExecutionContext, env } from 'cloudflare:test';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { sha256 } from '../../schema/integrity.ts';
import { svg, WIDTHS } from '../../test/fixtures/image-site.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { REASON, restore, restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Env } from '../env.ts';

const files = inject('imageSite');

const SITE: Partial<Env> = {
  ASSETS: {
    async fetch(url) {
      const text = files[new URL(url).pathname.slice(1)];
      return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
    },
  },
};

type Name = keyof typeof WIDTHS;

const urlOf = async (name: Name) => `/images/${(await sha256(svg(WIDTHS[name]))).slice(0, 32)}.svg`;

const fetchImage = async (name: Name, init: RequestInit = {}) => fetchWorker(await urlOf(name), init, SITE);

const statusOf = async (name: Name) => (await fetchImage(name)).status;

/** Withdraws the part that `query` names. */
async function withdrawPart(query: string, reason: object = REASON): Promise<void> {
  expect((await withdraw(query, reason, {}, SITE)).status).toBe(201);
}

/** The statuses of an image, after each of these parts was withdrawn. */
async function statusesAfter(name: Name, ...queries: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const query of queries) {
    await withdrawPart(query);
    statuses.push(await statusOf(name));
  }
  return statuses;
}

afterEach(() => restoreAll(SITE));

test('an image that only a withdrawn section shows is 451 with its notice, and is served again after the undo', async () => {
  expect(await statusOf('section')).toBe(200);
  await withdrawPart('guide=help&section=why');
  const response = await fetchImage('section');
  expect(response.status).toBe(451);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'public, max-age=60',
    'cache-tag': 'guide:help',
    'content-type': 'application/problem+json',
    link: '</>; rel="blocked-by"',
  });
  const { detail, notice } = await response.json<ResponseBody<'Problem'>>();
  const [, , name] = (await urlOf('section')).split('/');
  expect(detail).toBe(`The image ${name} is unavailable for legal reasons.`);
  expect(notice).toMatchObject({ locale: 'en', text: REASON.notice['en'], by: 'court' });
  await restore('guide=help&section=why', SITE);
  expect(await (await fetchImage('section')).text()).toBe(svg(WIDTHS.section));
});

test.each<[shownIn: string, first: string, second: string, name: Name]>([
  ['two sections', 'guide=help&section=why', 'guide=help&section=how', 'sections'],
  [
    'a section in two locales',
    'guide=help&locale=en&section=how',
    'guide=help&locale=fr&section=how',
    'locales',
  ],
  ['a section in two locales', 'guide=help&locale=fr', 'guide=help&section=how', 'locales'],
  ['sections of two guides', 'guide=help&section=why', 'guide=more&section=where', 'guides'],
  ['sections of two guides', 'guide=more', 'guide=help', 'guides'],
  ['a section and the introduction', 'guide=help&section=why', 'guide=help', 'intro'],
  ['the introduction in English', 'guide=help&locale=fr', 'guide=help&locale=en', 'intro'],
])(
  'an image in %s is served after the withdrawal of %s, refused after that of %s, and served after its undo',
  async (_, first, second, name) => {
    expect(await statusOf(name)).toBe(200);
    expect(await statusesAfter(name, first, second)).toEqual([200, 451]);
    await restore(second, SITE);
    expect(await statusOf(name)).toBe(200);
  },
);

test('an image is served if other sections or locales than those that show it are withdrawn', async () => {
  expect(
    await statusesAfter('section', 'guide=help&section=how', 'guide=help&locale=fr', 'guide=more'),
  ).toEqual([200, 200, 200]);
});

test('an image of a section that is withdrawn under a former id is refused', async () => {
  const notice = JSON.stringify(REASON.notice);
  const since = '2026-11-26T08:00:00.000Z';
  await env.DB?.prepare('INSERT INTO withdrawals VALUES (?, ?, ?, ?, ?, ?, ?)')
    .bind('help', '', 'reason', 410, 'publisher', since, notice)
    .run();
  // The isolate reads the list again with an act.
  await withdrawPart('guide=more');
  expect(await statusOf('section')).toBe(410);
});

test('an image of a section that front matter withdraws is refused', async () => {
  const response = await fetchImage('declared');
  expect(response.status).toBe(451);
  expect((await response.json<ResponseBody<'Problem'>>()).notice?.text).toBe('A court required it.');
});

test('an image of which one use is withdrawn for legal reasons is 451, whatever the others', async () => {
  const gone = { status: 410, by: 'publisher', notice: { fr: 'Retiré.' } };
  await withdrawPart('guide=help&section=why', gone);
  expect(await statusOf('section')).toBe(410);
  await withdrawPart('guide=help&section=how');
  expect(await statusOf('sections')).toBe(451);
});

test('a withdrawn image is 451 for a HEAD request and for the ETag of the image, and a cached response is not reused', async () => {
  const etag = (await fetchImage('section')).headers.get('ETag') ?? '';
  const headers = { 'If-None-Match': etag };
  expect((await fetchImage('section')).headers.get('Server-Timing')).toBe('memory');
  expect((await fetchImage('section', { headers })).status).toBe(304);
  await withdrawPart('guide=help&section=why');
  expect((await fetchImage('section', { headers })).status).toBe(451);
  expect((await fetchImage('section', { method: 'HEAD' })).status).toBe(451);
});

test.each<[Name, string]>([
  ['section', 'guide:help'],
  ['guides', 'guide:help,guide:more'],
  ['many', 'guides'],
])('the image %s has the tag %s', async (name, tag) => {
  expect((await fetchImage(name)).headers.get('Cache-Tag')).toBe(tag);
});

test.each([
  ['missing', undefined],
  ['damaged', '{"image":"'],
])('an image is 503 while the page of its uses is %s', async (_, text) => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  vi.resetModules();
  const { default: worker } = await import('bundled:worker');
  const fetch: Env['ASSETS']['fetch'] = async (url) => {
    if (!url.includes('/image-uses/')) return (SITE.ASSETS ?? env.ASSETS).fetch(url);
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
  };
  const response = await worker.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`https://faq.example${await urlOf('section')}`),
    { ...env, ASSETS: { fetch } },
    createExecutionContext(),
  );
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
  logged.mockRestore();
});

test('the logo stays, whatever is withdrawn that shows the same image', async () => {
  expect(await statusesAfter('logo', 'guide=help&section=why', 'guide=help')).toEqual([200, 200]);
  expect(await statusOf('section')).toBe(451);
  const page = await fetchWorker('/?locale=en', {}, SITE);
  expect(await page.text()).toContain(`<img src="${await urlOf('logo')}"`);
});
