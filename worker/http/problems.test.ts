import { createExecutionContext, env, SELF } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '../contract/answers.ts';
import type { Env } from '../env.ts';
import worker from '../index.ts';
import { type ProblemName, problemTypes } from './problems.ts';

const ORIGIN = 'https://faq.example';
const GUIDE = `${ORIGIN}/v1/guides/overdue-loan`;

/** The worker over assets that are not what they should be. */
async function over(fetch: Env['ASSETS']['fetch'], path: string): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path);
  return worker.fetch(request, { ...env, ASSETS: { fetch } }, createExecutionContext());
}

const post = (body: string) => SELF.fetch(`${ORIGIN}/admin/purge`, { method: 'POST', body });

/** How to come by each problem. Those of the content come first: what has once been read is not read again. */
const PROVOKED: Record<ProblemName, () => Promise<Response>> = {
  'content-unavailable': () => over(() => Promise.reject(new Error('secret of the inside')), '/v1/guides'),
  'internal-error': () => over(async () => new Response('secret of the inside'), '/v1/guides'),
  'invalid-query': () => SELF.fetch(`${GUIDE}?no`),
  'invalid-body': async () =>
    worker.fetch(
      new Request(`${ORIGIN}/admin/purge`, {
        method: 'POST',
        headers: { Authorization: 'Bearer token' },
        body: '{}',
      }),
      { ...env, ADMIN_TOKEN: 'token' },
      createExecutionContext(),
    ),
  unauthorized: () => post('{}'),
  'unknown-path': () => SELF.fetch(`${ORIGIN}/nothing`),
  'unknown-guide': () => SELF.fetch(`${ORIGIN}/v1/guides/none`),
  'unknown-locale': () => SELF.fetch(`${GUIDE}?locale=fr`),
  'unknown-revision': () => SELF.fetch(`${GUIDE}?revision=${'0'.repeat(32)}`),
  'unknown-chapter': () => SELF.fetch(`${GUIDE}/sections?chapter=none`),
  'unknown-section': () => SELF.fetch(`${GUIDE}/sections/none`),
  'method-not-allowed': () => SELF.fetch(GUIDE, { method: 'DELETE' }),
  'not-acceptable': () => SELF.fetch(GUIDE, { headers: { Accept: 'image/png' } }),
  'content-too-large': () => post('x'.repeat(20_000)),
  'uri-too-long': () => SELF.fetch(`${GUIDE}?${'x'.repeat(9_000)}`),
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

test.each(Object.entries(PROVOKED))(
  'the problem %s says what is wrong, and its type leads to a page that says how to mend it',
  async (name, provoke) => {
    const answer = await provoke();
    const { status, title, mend } = problemTypes[name as ProblemName];
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.headers.get('Content-Language')).toBe('en');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const problem = await answer.json<Answer<'Problem'>>();
    expect(problem).toMatchObject({ type: `${ORIGIN}/problems/${name}`, title, status });
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.requestId).toBe(answer.headers.get('X-Request-Id'));

    const page = await SELF.fetch(problem.type);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(mend);
  },
);

test('what we did not foresee is logged with its request, and tells the caller nothing of the inside', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const answer = await over(
    async () => new Response('secret of the inside'),
    '/v1/search?q=loan&locale=zh-Hans',
  );
  const requestId = answer.headers.get('X-Request-Id');
  expect(await answer.json()).toEqual({
    type: `${ORIGIN}/problems/internal-error`,
    title: 'Internal error',
    status: 500,
    detail: 'The request could not be answered.',
    requestId,
  });
  expect(logged.mock.calls).toEqual([
    [{ requestId, path: '/v1/search', error: expect.stringContaining('SyntaxError') }],
  ]);
});

test.each([
  ['/v1/guides/overdue-lone', 'overdue-loan'],
  ['/v1/guides/overdue-loan/sections/proces', 'process'],
  ['/v1/guides/overdue-loan/sections?ids=process,get-in-toch', 'get-in-touch'],
  ['/v1/guides/overdue-loan/sections?chapter=what-to-doo', 'what-to-do'],
  ['/v1/guides/overdue-loan/sections?cursor=credit-recrod', 'credit-record'],
])('%s is a slip of the pen: the 404 says what was meant, %s', async (path, nearest) => {
  const answer = await SELF.fetch(ORIGIN + path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ nearest });
});

test.each(['/v1/guides/zzz', '/v1/guides/overdue-loan/sections/zzzzzz', `/v1/guides/${'x'.repeat(2_000)}`])(
  '%s is like nothing there is: the 404 guesses at nothing',
  async (path) => {
    expect(await (await SELF.fetch(ORIGIN + path)).json()).not.toHaveProperty('nearest');
  },
);
