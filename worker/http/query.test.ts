import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

test.each([
  ['/overdue-loan?locale=en_GB', '#/query/locale', 'is not a BCP 47 language tag, like zh-Hant or en'],
  ['/overdue-loan?locale=', '#/query/locale', 'is not a BCP 47 language tag, like zh-Hant or en'],
  [`/overdue-loan?locale=${'a-'.repeat(40)}`, '#/query/locale', 'is too long for a language tag'],
  ['/overdue-loan?locale=en&locale=zh', '#/query/locale', 'is given more than once'],
  ['/overdue-loan?lang=en', '#/query/lang', 'is not a parameter of this route; it has locale'],
  ['/overdue-loan?a%2Fb~=1', '#/query/a~1b~0', 'is not a parameter of this route; it has locale'],
  ['?page=2', '#/query/page', 'is not a parameter of this route; it has none'],
  [
    '/overdue-loan/sections?ids=process,No',
    '#/query/ids',
    'use lower-case words joined by hyphens, like "money-pressure"',
  ],
  [
    `/overdue-loan/sections?ids=${Array(101).fill('a').join(',')}`,
    '#/query/ids',
    'ask for at most 100 sections at a time',
  ],
  [
    '/overdue-loan/sections?chapter=%00',
    '#/query/chapter',
    'use lower-case words joined by hyphens, like "money-pressure"',
  ],
])('%s is a 400 that names the parameter', async (path, pointer, detail) => {
  const answer = await SELF.fetch(`https://faq.example/v1/guides${path}`);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toEqual({
    type: 'https://faq.example/problems/invalid-query',
    title: 'Invalid query',
    status: 400,
    detail: 'The query has faults; "errors" lists them.',
    errors: [{ pointer, detail }],
  });
});

test('all faults of a query are listed at once', async () => {
  const answer = await SELF.fetch('https://faq.example/v1/guides/overdue-loan?locale=!&x=1&y=2&y=3');
  expect(await answer.json()).toMatchObject({ errors: { length: 4 } });
});
