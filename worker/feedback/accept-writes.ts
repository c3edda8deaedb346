/** Conditions of every route by which readers write. */
import { createMiddleware } from 'hono/factory';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { requireJson } from '../http/require-json.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { limitRate, type RateLimit } from './limit-rate.ts';
import { isAcceptedOrigin, requireAcceptedOrigin } from './origins.ts';

/** Problems of every route that accepts what readers write. */
export const WRITE_PROBLEMS: ProblemName[] = [
  'invalid-body',
  'origin-not-allowed',
  'content-too-large',
  'unsupported-media-type',
  'too-many-requests',
  'database-unavailable',
];

/**
 * Responds to OPTIONS with the methods that the page may use: `reads`, and POST if the worker has a database and accepts the page's origin. The
 * element offers no feedback otherwise.
 */
export const listMethods = (...reads: string[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method !== 'OPTIONS') return next();
    const methods = [...reads, ...(c.env.DB && isAcceptedOrigin(c) ? ['POST'] : []), 'OPTIONS'];
    c.header('Cache-Control', 'no-store');
    return c.body(null, 204, { Allow: methods.join(', '), Vary: 'Origin' });
  });

/**
 * Lets a request pass that may write, and makes every response `no-store`.
 *
 * @throws {DatabaseUnavailableError} without a database.
 * @throws {HTTPException} 403 `origin-not-allowed`; 415 `unsupported-media-type`; 429 `too-many-requests`.
 */
export const acceptWrites = (limit: RateLimit) =>
  createMiddleware<AppEnv>(async (c, next) => {
    requireDatabase(c.env);
    requireAcceptedOrigin(c);
    requireJson(c);
    await limitRate(c, limit);
    await next();
    // Those of a withdrawn section are `public` for reads.
    c.res.headers.set('Cache-Control', 'no-store');
  });
