import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { problemTypes } from '../http/problems.ts';

test.each(Object.entries(problemTypes))('/problems/%s says how to mend it', async (name, { title, mend }) => {
  const answer = await SELF.fetch(`https://faq.example/problems/${name}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  expect(text).toContain(title);
  expect(text).toContain(mend);
});

test.each(['nothing', 'toString', '__proto__'])('/problems/%s is not there', async (name) => {
  const answer = await SELF.fetch(`https://faq.example/problems/${name}`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
});
