/** `/admin/audit`: the audit log, page by page. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { setPageLinks } from '../api/page-links.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv, Env } from '../env.ts';
import { queryOf } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { ADMIN_READ_PROBLEMS } from './access.ts';

type Act = ResponseBody<'Audit'>['acts'][number];

const SELECT_PAGE =
  'SELECT id, at, actor, act, subject, request_id FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?';

const RowSchema = v.object({
  id: v.number(),
  at: v.string(),
  actor: v.string(),
  act: v.string(),
  subject: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
  request_id: v.string(),
});

/**
 * `GET /admin/audit?limit=&cursor=` returns `{acts, next?}`: what was done by admin routes and by whom, the latest first. What was refused
 * is no act.
 *
 * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
 * `access-keys-unavailable`.
 *
 * @example
 * curl 'https://faq.example/admin/audit?limit=20' -H "Authorization: Bearer $ADMIN_READ_TOKEN"
 */
export const auditLog = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'listActs',
    summary: 'List what was done by admin routes, the latest first, page by page',
    response: 'Audit',
    secured: true,
    problems: ['invalid-query', 'database-unavailable', ...ADMIN_READ_PROBLEMS],
  }),
  queryOf({ limit: parameters.limit, cursor: parameters.actCursor }),
  async (c) => {
    const { limit = PAGE_SIZE, cursor } = c.req.valid('query');
    const acts = await readActs(c.env, cursor, limit + 1);
    const page = acts.slice(0, limit);
    const next = acts.length > limit ? String(page.at(-1)?.id) : undefined;
    setPageLinks(c, { next, isLater: cursor !== undefined, previous: null });
    return respondJson<'Audit'>(c, { acts: page, ...(next !== undefined && { next }) });
  },
);

/** At most `limit` acts before the one with the id `cursor`. */
async function readActs(env: Env, cursor = Number.MAX_SAFE_INTEGER, limit: number): Promise<Act[]> {
  const database = requireDatabase(env);
  const [page] = await runBatch(database, [database.prepare(SELECT_PAGE).bind(cursor, limit)]);
  return (page?.results ?? []).map((row) => {
    const { request_id: requestId, ...act } = v.parse(RowSchema, row);
    return { ...act, requestId };
  });
}
