import { createExecutionContext, env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import worker from '../index.ts';

const get = (FEEDBACK_ORIGINS: string, path = '/embed/frame/feedback?guide=overdue-loan&votes') =>
  worker.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`https://${FEEDBACK_ORIGINS.length}.example${path}`),
    { ...env, FEEDBACK_ORIGINS },
    createExecutionContext(),
  );

const directives = (response: Response) =>
  (response.headers.get('Content-Security-Policy') ?? '').split('; ');

test.each([
  ['', "'none'"],
  ['https://partner.example', 'https://partner.example'],
  ['https://partner.example/, http://localhost:8080', 'https://partner.example http://localhost:8080'],
  ['https://*, https://*.example', "'none'"],
  ['https://a.example;sandbox https://b.example', 'https://b.example'],
  ["no-url 'unsafe-inline'; script-src *", "'none'"],
])('with FEEDBACK_ORIGINS "%s", lets pages of %s frame the feedback frame', async (origins, ancestors) => {
  const response = await get(origins);
  expect(response.status).toBe(200);
  expect(directives(response).filter((each) => each.startsWith('frame-ancestors'))).toEqual([
    `frame-ancestors ${ancestors}`,
  ]);
});

test('is the page of /embed/frame, under the same policy but for who may frame it', async () => {
  const frame = await env.ASSETS.fetch('https://assets.invalid/embed/frame');
  const response = await get('https://partner.example');
  expect(await response.text()).toBe(await frame.text());
  expect(directives(response).filter((each) => !each.startsWith('frame-ancestors'))).toEqual(
    directives(frame),
  );
});
