import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { problemTypes } from '../contract/problem-types.ts';

test.each(Object.entries(problemTypes))(
  'returns the title and the hint at /problems/%s',
  async (name, { title, hint }) => {
    const response = await SELF.fetch(`https://faq.example/problems/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain(title);
    expect(text).toContain(hint);
  },
);

test.each(['nothing', 'toString', '__proto__'])('returns 404 for /problems/%s', async (name) => {
  const response = await SELF.fetch(`https://faq.example/problems/${name}`);
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});
