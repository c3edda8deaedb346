import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const ID = 'use lower-case words joined by hyphens, like "money-pressure"';
const LIMIT = 'use a number from 1 to 100';

test.each([
  ['/overdue-loan?locale=en_GB', '#/query/locale', 'is not a BCP 47 language tag, like zh-Hant or en'],
  ['/overdue-loan?locale=', '#/query/locale', 'is not a BCP 47 language tag, like zh-Hant or en'],
  [`/overdue-loan?locale=${'a-'.repeat(40)}`, '#/query/locale', 'is too long for a language tag'],
  ['/overdue-loan?locale=en&locale=zh', '#/query/locale', 'is repeated: send it once'],
  ['/overdue-loan?revision=1', '#/query/revision', 'use the 32 hexadecimal digits of a revision'],
  [
    '/overdue-loan?lang=en',
    '#/query/lang',
    'is unknown; did you mean "locale"? this route accepts locale, revision, fields, large',
  ],
  [
    '/overdue-loan?local=en',
    '#/query/local',
    'is unknown; did you mean "locale"? this route accepts locale, revision, fields, large',
  ],
  [
    '/overdue-loan?a%2Fb~=1',
    '#/query/a~1b~0',
    'is unknown; this route accepts locale, revision, fields, large',
  ],
  ['?page=2', '#/query/page', 'is unknown; this route accepts locale, fields, limit, cursor'],
  ['/overdue-loan/sections?ids=process,No', '#/query/ids', ID],
  [
    `/overdue-loan/sections?ids=${Array(101).fill('a').join(',')}`,
    '#/query/ids',
    'use at most 100 ids at a time',
  ],
  ['/overdue-loan/sections?chapter=%00', '#/query/chapter', ID],
  ['/overdue-loan/sections?cursor=No', '#/query/cursor', 'use the value of "next" in the page before'],
  ['/overdue-loan/sections?limit=0', '#/query/limit', LIMIT],
  ['/overdue-loan/sections?limit=101', '#/query/limit', LIMIT],
  ['/overdue-loan/sections?limit=1e1', '#/query/limit', LIMIT],
  ['/overdue-loan/sections?limit=-1', '#/query/limit', LIMIT],
  ['/overdue-loan/search', '#/query/q', 'is missing'],
  ['/overdue-loan/search?q=', '#/query/q', 'is empty: use words to search for'],
])('returns 400 with a JSON Pointer to the parameter for %s', async (path, pointer, detail) => {
  const response = await SELF.fetch(`https://faq.example/v1/guides${path}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'https://faq.example/problems/invalid-query',
    title: 'Invalid query',
    status: 400,
    detail: 'The query is invalid: see "errors".',
    errors: [{ pointer, detail }],
    requestId: response.headers.get('X-Request-Id'),
  });
});

test('lists the valid names of members of a guide when ?fields= has an unknown one', async () => {
  const response = await SELF.fetch('https://faq.example/v1/guides?fields=guide,html');
  const { errors } = await response.json<{ errors: { pointer: string; detail: string }[] }>();
  expect(errors).toEqual([
    { pointer: '#/query/fields', detail: expect.stringMatching(/^use guide, .* or sections$/) },
  ]);
});

test('lists the valid names when ?fields= has an unknown one', async () => {
  const response = await SELF.fetch('https://faq.example/v1/guides/overdue-loan/sections?fields=id,body');
  expect(response.status).toBe(400);
  const { errors } = await response.json<{ errors: { pointer: string; detail: string }[] }>();
  expect(errors).toEqual([{ pointer: '#/query/fields', detail: expect.stringContaining('"heading"') }]);
});

test('lists all errors of a query at once', async () => {
  const response = await SELF.fetch('https://faq.example/v1/guides/overdue-loan?locale=!&x=1&y=2&y=3');
  const { errors } = await response.json<{ errors: { pointer: string }[] }>();
  expect(errors.map(({ pointer }) => pointer)).toEqual(['#/query/x', '#/query/y', '#/query/locale']);
});

test.each([
  ['unknown parameters', '?a', Array.from({ length: 2_000 }, (_, number) => number.toString(36)).join('&')],
  ['ids', '/overdue-loan/sections?ids=', ','.repeat(7_900)],
  ['fields', '/overdue-loan/sections?fields=', ','.repeat(7_900)],
])('returns at most 4 kB for a URL of 8 kB with thousands of invalid %s', async (_, path, values) => {
  const response = await SELF.fetch(`https://faq.example/v1/guides${path}${values}`);
  expect(response.status).toBe(400);
  expect((await response.text()).length).toBeLessThan(4_000);
});

test('lists the first 20 errors of a query with more, and says how many there are', async () => {
  const names = Array.from({ length: 25 }, (_, number) => `x${number}`);
  const response = await SELF.fetch(`https://faq.example/v1/guides?${names.join('&')}`);
  const { detail, errors } = await response.json<{ detail: string; errors: { pointer: string }[] }>();
  expect(detail).toBe('The query is invalid: see "errors", the first 20 of 25.');
  expect(errors.map(({ pointer }) => pointer)).toEqual(names.slice(0, 20).map((name) => `#/query/${name}`));
});

test('accepts a hundred values of ?fields= and rejects more', async () => {
  const urlOf = (count: number) =>
    `https://faq.example/v1/guides/overdue-loan/sections?fields=${Array(count).fill('id')}`;
  expect((await SELF.fetch(urlOf(100))).status).toBe(200);
  expect(await (await SELF.fetch(urlOf(101))).json()).toMatchObject({
    errors: [{ pointer: '#/query/fields', detail: 'use at most 100 field names at a time' }],
  });
});

test.each([
  '/v1/guides',
  '/v1/guides/overdue-loan',
  '/v1/guides/overdue-loan/sections',
  '/v1/guides/overdue-loan/sections/process',
  '/v1/guides/overdue-loan/search',
  '/v1/search',
  '/v1/suggest',
  '/healthz',
  '/readyz',
])('rejects an unknown parameter of %s', async (path) => {
  const response = await SELF.fetch(`https://faq.example${path}?q=loan&utm_source=mail`);
  expect(response.status).toBe(400);
  expect((await response.json<{ errors: object[] }>()).errors).toContainEqual({
    pointer: '#/query/utm_source',
    detail: expect.stringMatching(/^is unknown; /),
  });
});
