import { SELF } from 'cloudflare:test';
import * as fc from 'fast-check';
import Negotiator from 'negotiator';
import { expect, test } from 'vitest';
import { selectMediaType } from './media-type.ts';

const GUIDE = 'https://faq.example/v1/guides/overdue-loan';
const [JSON_TYPE, MARKDOWN, TEXT] = [
  'application/json',
  'text/markdown; charset=utf-8',
  'text/plain; charset=utf-8',
];
const NEGOTIATED_URLS = [GUIDE, `${GUIDE}/sections`, `${GUIDE}/sections/process`];

test.each([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['*/*;v=1', JSON_TYPE],
  ['application/json;version=2;q=0.5', JSON_TYPE],
  ['text/markdown;variant=GFM', MARKDOWN],
  [`${'image/png, '.repeat(19)}text/markdown`, MARKDOWN],
  [`application/json; profile="https://faq.example/${'x'.repeat(200)}"`, JSON_TYPE],
  [`application/json;q=0.1, text/plain;a=${'x'.repeat(200)}; q=0.2`, TEXT],
  ['application/json', JSON_TYPE],
  ['Application/JSON', JSON_TYPE],
  ['application/json; charset=utf-8', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
  ['text/markdown', MARKDOWN],
  ['text/*', MARKDOWN],
  ['text/plain;q=0.5, text/markdown;q=0.9', MARKDOWN],
  ['application/json;q=0.2, text/markdown;q=0.3, text/plain;q=0.1', MARKDOWN],
  ['application/json;q=0, */*', MARKDOWN],
  ['text/plain', TEXT],
  ['text/plain, */*;q=0.5', TEXT],
  ['text/markdown;q=0.1, text/*;q=0.9', TEXT],
  ['*/*;q=0.9, application/json;q=0.1, text/markdown;q=0.2', TEXT],
])('negotiates Accept: %s to %s', async (accept, type) => {
  for (const url of NEGOTIATED_URLS) {
    const response = await SELF.fetch(url, accept === undefined ? {} : { headers: { Accept: accept } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
  }
});

test.each(['text/html', 'image/*', 'text/markdown;q=0', 'json', ';;,'])(
  'returns 406 with the available media types for Accept: %s',
  async (accept) => {
    for (const url of NEGOTIATED_URLS) {
      const response = await SELF.fetch(url, { headers: { Accept: accept } });
      expect(response.status).toBe(406);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(response.headers.get('Vary')).toBe('Accept');
      expect(await response.json()).toMatchObject({
        type: 'https://faq.example/problems/not-acceptable',
        detail: `No available media type matches "Accept: ${accept}".`,
        available: ['application/json', 'text/markdown', 'text/plain'],
      });
    }
  },
);

test('ignores the 21st range of Accept, and repeats only the start of a long header', async () => {
  const response = await SELF.fetch(GUIDE, {
    headers: { Accept: `${'image/png, '.repeat(20)}text/markdown` },
  });
  expect(response.status).toBe(406);
  const { detail } = await response.json<{ detail: string }>();
  expect(detail.length).toBeLessThan(300);
});

test.each(['/sections?fields=id', '/sections/process?fields=text'])(
  'returns %s as JSON only, because text has no fields',
  async (path) => {
    const text = await SELF.fetch(GUIDE + path, { headers: { Accept: 'text/markdown' } });
    expect(text.status).toBe(406);
    expect(await text.json()).toMatchObject({ available: ['application/json'] });
    const json = await SELF.fetch(GUIDE + path, { headers: { Accept: 'text/markdown, */*;q=0.1' } });
    expect(json.headers.get('Content-Type')).toBe(JSON_TYPE);
  },
);

test.each([
  'https://faq.example/v1/guides',
  `${GUIDE}/search?q=loan`,
  'https://faq.example/v1/search?q=loan',
])('returns %s as JSON, whatever Accept says', async (url) => {
  const response = await SELF.fetch(url, { headers: { Accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe(JSON_TYPE);
});

test('returns a problem as JSON, whatever Accept says', async () => {
  const response = await SELF.fetch(`${GUIDE}/sections/none`, { headers: { Accept: 'text/plain' } });
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

const types = fc.constantFrom(
  ...[
    'application/json',
    'text/markdown',
    'TEXT/Plain',
    'text/*',
    'application/*',
    '*/*',
    'image/png',
    '*',
    'text',
  ],
);
const weights = fc.constantFrom('', '', ';q=0', '; q=0.5', ';q=0.9', ' ;q=1');

test('selects the same media type as negotiator, for any Accept', () => {
  const available = ['application/json', 'text/markdown', 'text/plain'] as const;
  // Not twice the same: negotiator lets the last of equals count, we the first.
  const ranges = fc.uniqueArray(fc.tuple(types, weights), { selector: ([type]) => type });
  const property = fc.property(ranges, (some) => {
    const accept = some.map((parts) => parts.join('')).join(', ');
    const expected = new Negotiator({ headers: { accept } }).mediaType([...available]);
    expect([accept, selectMediaType(accept, available)]).toEqual([accept, expected]);
  });
  fc.assert(property, { numRuns: 5_000 });
});
