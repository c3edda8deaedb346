/** `/admin/purge`: has caches forget what carries a tag, where it must not wait until a minute is over. */
import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { purgeFront } from '../cache/front-cache.ts';
import { forget } from '../cache/memory.ts';
import { type Answer, answers } from '../contract/answers.ts';
import { describe } from '../contract/describe.ts';
import type { AppEnv } from '../env.ts';
import { sendJson } from '../http/answer.ts';
import { problem } from '../http/problems.ts';
import { escapePointer, query } from '../http/query.ts';

/** Lets through whoever has the secret `ADMIN_TOKEN`; where none is set, nobody. */
const authorize = createMiddleware<AppEnv>((c, next) => {
  const token = c.env.ADMIN_TOKEN || crypto.randomUUID();
  const refusal = { message: () => refuse(c) };
  return bearerAuth({
    token,
    noAuthenticationHeader: refusal,
    invalidAuthenticationHeader: refusal,
    invalidToken: refusal,
  })(c as Context, next);
});

/** `POST /admin/purge` `{tags}` → `{tags, cache}`. */
export const purge = new Hono<AppEnv>().post(
  '/',
  describe({
    id: 'purge',
    summary: 'Have caches forget what carries a tag',
    answer: 'PurgeAnswer',
    body: 'Purge',
    secured: true,
    problems: ['invalid-query', 'invalid-body', 'unauthorized', 'content-too-large'],
  }),
  authorize,
  query(),
  validator('json', (given, c: Context<AppEnv>) => readBody(c, given)),
  async (c) => {
    const { tags } = c.req.valid('json');
    forget(tags);
    const purged = await purgeFront(c.executionCtx, tags);
    c.header('Cache-Control', 'no-store');
    return sendJson<'PurgeAnswer'>(c, { tags, cache: purged ? 'purged' : 'none' });
  },
);

function readBody(c: Context<AppEnv>, given: unknown): Answer<'Purge'> {
  const parsed = v.safeParse(answers.Purge, given);
  if (parsed.success) return parsed.output;
  const errors = parsed.issues.map(({ path = [], message }) => ({
    pointer: `#${path.map(({ key }) => `/${escapePointer(String(key))}`).join('')}`,
    detail: message,
  }));
  throw problem(c, 'invalid-body', { detail: 'The body has faults; "errors" lists them.', errors });
}

function refuse(c: Context<AppEnv>): Response {
  return problem(c, 'unauthorized', { detail: 'This takes the publisher’s token.' }).getResponse();
}
