/** `/admin/purge`: purging of caches by tag, for changes that must not wait until responses expire. */
import { Hono } from 'hono';
import { purgeEdgeCache } from '../cache/edge-cache.ts';
import { purgeByTag } from '../cache/response-cache.ts';
import { operation } from '../contract/operation.ts';
import type { AppEnv } from '../env.ts';
import { jsonBody } from '../http/json-body.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { ADMIN_PROBLEMS } from './access.ts';
import { recordOrLog } from './audit.ts';

/**
 * `POST /admin/purge` with the body `{tags}` purges this isolate's response cache and the edge cache, and returns `{tags, cache}`. It
 * needs no database: an act that can't be recorded in the audit log is in the worker's own.
 *
 * Errors: 400 `invalid-body`, `invalid-query`; 401 `unauthorized`; 403 `cross-origin`, `insufficient-role`; 413
 * `content-too-large`; 415 `unsupported-media-type`; 429 `too-many-attempts`; 503 `access-keys-unavailable`.
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
    problems: ['invalid-query', 'invalid-body', 'content-too-large', ...ADMIN_PROBLEMS],
  }),
  query(),
  jsonBody('Purge'),
  async (c) => {
    const { tags } = c.req.valid('json');
    purgeByTag(tags);
    const recorded = recordOrLog(c, 'purge', { tags });
    // Whether or not the platform refuses: the isolate's cache is purged.
    const purged = await purgeEdgeCache(c.executionCtx, tags).finally(() => recorded);
    return respondJson<'PurgeAnswer'>(c, { tags, cache: purged ? 'purged' : 'none' });
  },
);
