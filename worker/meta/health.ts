/** `/healthz` and `/readyz`: liveness and readiness of the worker. */
import { type Context, Hono } from 'hono';
import { measureCache } from '../cache/response-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { operation } from '../contract/operation.ts';
import type { AppEnv } from '../env.ts';
import { logError } from '../http/log.ts';
import { problem } from '../http/problems.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { listFailingFiles } from '../store/failing-files.ts';
import { listMissingMigrations } from '../store/missing-migrations.ts';
import { readWithdrawals } from '../store/withdrawals.ts';

/**
 * `GET /healthz` returns `{status: "ok", version?, memory}`: this isolate runs. It reads no content, so that it succeeds whatever
 * else fails.
 */
export const health = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'getHealth',
    summary: 'Liveness of the worker, and the size of its response cache',
    response: 'Health',
    problems: ['invalid-query'],
  }),
  query(),
  (c) => {
    const version = c.env.VERSION?.id;
    const { responses, bytes } = measureCache();
    c.header('Cache-Control', 'no-store');
    return respondJson<'Health'>(c, {
      status: 'ok',
      ...(version && { version }),
      memory: { answers: responses, bytes },
    });
  },
);

/**
 * `GET /readyz` returns `{status, guides, documents, failing?, withdrawals?, migrations?}`, or 503 `content-unavailable` if the manifest can't be read. The
 * status is `degraded` while this isolate can't read single files, which `failing` lists: only what they contain is unavailable; and while it
 * can't read D1: `withdrawals` is `outdated` if it goes on with a list of some time ago, `none` if it has no list; and while
 * D1 lacks some of the `migrations`.
 */
export const readiness = new Hono<AppEnv>().get(
  '/',
  operation({
    operationId: 'getReadiness',
    summary: 'Readiness of the content',
    response: 'Readiness',
    problems: ['invalid-query', 'content-unavailable'],
  }),
  query(),
  async (c) => {
    const { guides, documents } = await readCatalog(c.env.ASSETS).catch((error) => refuse(c, error));
    const { knowledge } = await readWithdrawals(c);
    const failing = listFailingFiles();
    const isFailing = Object.keys(failing).length > 0;
    const migrations = c.env.DB ? await listMissingMigrations(c.env.DB) : [];
    const isDegraded = isFailing || knowledge !== 'current' || migrations.length > 0;
    c.header('Cache-Control', 'no-store');
    return respondJson<'Readiness'>(c, {
      status: isDegraded ? 'degraded' : 'ready',
      ...{ guides, documents },
      ...(isFailing && { failing }),
      ...(knowledge !== 'current' && { withdrawals: knowledge }),
      ...(migrations.length > 0 && { migrations }),
    });
  },
);

/**
 * Names the files that fail: without the manifest, nothing else is read.
 *
 * @throws {HTTPException} 503
 */
function refuse(c: Context<AppEnv>, error: unknown): never {
  if (!(error instanceof ContentUnavailableError)) throw error;
  logError(c, error);
  const detail = `The content could not be read: ${Object.values(listFailingFiles()).join('; ')}.`;
  throw problem(c, 'content-unavailable', { detail }, { 'Retry-After': '30' });
}
