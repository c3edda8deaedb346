import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

const LONGEST = 8_192;
const LARGEST = 16 * 1_024;

/** An address of `length` characters. */
const addressOf = (length: number) => 'https://faq.example/v1/guides?'.padEnd(length, 'a');

test('an address of 8,192 characters is read, a longer one is a 414', async () => {
  expect((await SELF.fetch(addressOf(LONGEST))).status).toBe(400);
  const answer = await SELF.fetch(addressOf(LONGEST + 1));
  expect(answer.status).toBe(414);
  expect(await answer.json()).toMatchObject({
    type: 'https://faq.example/problems/uri-too-long',
    detail: 'The address has 8193 characters; at most 8192 are read.',
  });
});

test('a hundred ids of the greatest length can be asked for', async () => {
  const ids = Array.from({ length: 100 }, (_, number) => `s${number}-`.padEnd(64, 'x'));
  const answer = await SELF.fetch(`https://faq.example/v1/guides/overdue-loan/sections?ids=${ids}`);
  expect(await answer.json()).toMatchObject({ type: 'https://faq.example/problems/unknown-section' });
});

const post = (body: BodyInit) => SELF.fetch('https://faq.example/admin/purge', { method: 'POST', body });

test('a body of 16 KiB is read, a larger one is a 413, whether or not it says its length', async () => {
  expect((await post('x'.repeat(LARGEST))).status).toBe(401);
  const stream = new Blob(['x'.repeat(LARGEST + 1)]).stream();
  for (const body of ['x'.repeat(LARGEST + 1), stream]) {
    const answer = await post(body);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      type: 'https://faq.example/problems/content-too-large',
      detail: 'At most 16384 bytes are read.',
    });
  }
});
