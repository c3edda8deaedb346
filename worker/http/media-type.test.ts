import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const GUIDE = 'https://faq.example/v1/guides/overdue-loan';
const [JSON_TYPE, MARKDOWN, TEXT] = [
  'application/json',
  'text/markdown; charset=utf-8',
  'text/plain; charset=utf-8',
];
const NEGOTIATED = [GUIDE, `${GUIDE}/sections`, `${GUIDE}/sections/process`];

test.each([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
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
])('Accept: %s is answered in %s', async (accept, type) => {
  for (const address of NEGOTIATED) {
    const answer = await SELF.fetch(address, accept === undefined ? {} : { headers: { Accept: accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(type);
  }
});

test.each(['text/html', 'image/*', 'text/markdown;q=0', 'json', ';;,'])(
  'Accept: %s is a 406 that says what can be had',
  async (accept) => {
    for (const address of NEGOTIATED) {
      const answer = await SELF.fetch(address, { headers: { Accept: accept } });
      expect(answer.status).toBe(406);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      expect(answer.headers.get('Vary')).toBe('Accept');
      expect(await answer.json()).toMatchObject({
        type: 'https://faq.example/problems/not-acceptable',
        detail: `None of what "${accept}" accepts can be had here.`,
        available: ['application/json', 'text/markdown', 'text/plain'],
      });
    }
  },
);

test.each(['/sections?fields=id', '/sections/process?fields=text'])(
  '%s comes in JSON only: single fields are not in a text',
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
])('%s comes in JSON, whatever is accepted', async (address) => {
  const answer = await SELF.fetch(address, { headers: { Accept: 'text/html' } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe(JSON_TYPE);
});

test('a problem is JSON, whatever is accepted', async () => {
  const answer = await SELF.fetch(`${GUIDE}/sections/none`, { headers: { Accept: 'text/plain' } });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
});
