import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';

test('/healthz says what is loaded, and is never stored', async () => {
  const answer = await SELF.fetch('https://faq.example/healthz');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.json()).toEqual({ status: 'ok', guides: 1, documents: 3 });
});
