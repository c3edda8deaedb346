import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const MAX_URL_LENGTH = 8_192;
const MAX_BODY_SIZE = 16 * 1_024;

/** A URL of `length` characters. */
const urlOf = (length: number) => 'https://faq.example/v1/guides?'.padEnd(length, 'a');

test('accepts a URL of 8,192 characters and returns 414 for a longer one', async () => {
  expect((await SELF.fetch(urlOf(MAX_URL_LENGTH))).status).toBe(400);
  const response = await SELF.fetch(urlOf(MAX_URL_LENGTH + 1));
  expect(response.status).toBe(414);
  expect(await response.json()).toMatchObject({
    type: 'https://faq.example/problems/uri-too-long',
    detail: 'The URL has 8193 characters; the limit is 8192.',
  });
});

test('accepts a hundred ids of the maximum length', async () => {
  const ids = Array.from({ length: 100 }, (_, number) => `s${number}-`.padEnd(64, 'x'));
  const response = await SELF.fetch(`https://faq.example/v1/guides/overdue-loan/sections?ids=${ids}`);
  expect(await response.json()).toMatchObject({ type: 'https://faq.example/problems/unknown-section' });
});

const post = (body: BodyInit) => SELF.fetch('https://faq.example/admin/purge', { method: 'POST', body });

test('accepts a body of 16 KiB and returns 413 for a larger one, with or without Content-Length', async () => {
  expect((await post('x'.repeat(MAX_BODY_SIZE))).status).toBe(401);
  const stream = new Blob(['x'.repeat(MAX_BODY_SIZE + 1)]).stream();
  for (const body of ['x'.repeat(MAX_BODY_SIZE + 1), stream]) {
    const response = await post(body);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      type: 'https://faq.example/problems/content-too-large',
      detail: 'The body is larger than 16384 bytes.',
    });
  }
});
