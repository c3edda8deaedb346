/** `/admin/purge`: purging of caches by tag, for changes that must not wait until responses expire. */
import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { purgeEdgeCache } from '../cache/edge-cache.ts';
import { purgeByTag } from '../cache/response-cache.ts';
import { operation } from '../contract/operation.ts';
import { type RequestBody, requestSchemas } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { toJsonPointer } from '../http/json-pointer.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';

/** Requires the secret `ADMIN_TOKEN`. If none is set, a random one takes its place, so that nobody is authorized. */
const authorize = createMiddleware<AppEnv>((c, next) => {
  const token = c.env.ADMIN_TOKEN || crypto.randomUUID();
  const refusal = { message: () => unauthorized(c) };
  return bearerAuth({
    token,
    noAuthenticationHeader: refusal,
    invalidAuthenticationHeader: refusal,
    invalidToken: refusal,
  })(c as Context, next);
});

/**
 * `POST /admin/purge` with the body `{tags}` purges this isolate's response cache and the edge cache, and returns `{tags, cache}`.
 *
 * Errors: 400 `invalid-body`, `invalid-query`; 401 `unauthorized`; 413 `content-too-large`.
 *
 * @example
 * curl https://faq.example/admin/purge -H "Authorization: Bearer $ADMIN_TOKEN" --json '{"tags": ["guide:overdue-loan"]}'
 */
export const purge = new Hono<AppEnv>().post(
  '/',
  operation({
    operationId: 'purge',
    summary: 'Purge cached responses by tag',
    response: 'PurgeAnswer',
    requestBody: 'Purge',
    secured: true,
    problems: ['invalid-query', 'invalid-body', 'unauthorized', 'content-too-large'],
  }),
  authorize,
  query(),
  validator('json', (input, c: Context<AppEnv>) => parseBody(c, input)),
  async (c) => {
    const { tags } = c.req.valid('json');
    purgeByTag(tags);
    const purged = await purgeEdgeCache(c.executionCtx, tags);
    c.header('Cache-Control', 'no-store');
    return respondJson<'PurgeAnswer'>(c, { tags, cache: purged ? 'purged' : 'none' });
  },
);

function parseBody(c: Context<AppEnv>, input: unknown): RequestBody<'Purge'> {
  const parsed = v.safeParse(requestSchemas.Purge, input);
  if (parsed.success) return parsed.output;
  const errors = parsed.issues.map(({ path = [], message }) => ({
    pointer: toJsonPointer(path.map(({ key }) => key)),
    detail: message,
  }));
  throw problem(c, 'invalid-body', { detail: 'The body is invalid: see "errors".', errors });
}

function unauthorized(c: Context<AppEnv>): Response {
  return problem(c, 'unauthorized', { detail: 'This route requires the publisher’s token.' }).getResponse();
}
