import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const ORIGIN = 'https://faq.example';

/** `start` and as many malformed characters as fit in `length`. */
const malformed = (start: string, length: number) => start.padEnd(length, '%ffa');

test.each(['/v1/guides/', '/admin/', '/embed/'])(
  'returns 400 for %s with a malformed path of more than 512 characters, which would take long to decode',
  async (start) => {
    const response = await SELF.fetch(malformed(ORIGIN + start, 8_000));
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(start === '/admin/' ? null : '*');
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      status: 400,
      detail: 'The URL is invalid. Percent-encode the UTF-8 bytes of characters.',
    });
  },
);

test('reads a malformed query of any length as the text that is left of it', async () => {
  const response = await SELF.fetch(malformed(`${ORIGIN}/v1/search?locale=en&q=late+`, 8_000));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ query: expect.stringMatching(/^late (?:\?a)+/) });
});

test('reads a shorter URL as far as it can be decoded, and any well-formed one', async () => {
  for (const path of [
    malformed(`${ORIGIN}/v1/guides/`, 512),
    `${ORIGIN}/v1/guides/${'%e4%b8%ad'.repeat(800)}`,
  ])
    expect(await (await SELF.fetch(path)).json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-guide` });
});
