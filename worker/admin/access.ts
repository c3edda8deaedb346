/** Access control of every admin route: who may do what; no other site's pages; JSON only. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';
import { requireJson } from '../http/require-json.ts';
import { authenticate } from './authenticate.ts';

/** Problems of every admin route that only reads. */
export const ADMIN_READ_PROBLEMS: ProblemName[] = [
  'unauthorized',
  'cross-origin',
  'too-many-attempts',
  'access-keys-unavailable',
];

/** Problems of every admin route that changes something. */
export const ADMIN_PROBLEMS: ProblemName[] = [
  ...ADMIN_READ_PROBLEMS,
  'insufficient-role',
  'unsupported-media-type',
];

/**
 * Lets a request pass whose sender may do what its method does, and sets `actor`. OPTIONS passes without: it only lists methods.
 *
 * @throws {HTTPException} 403 `cross-origin` for a page of another origin; what `authenticate` throws; 403 `insufficient-role` where the
 *     sender may only read; 415 `unsupported-media-type` for a body that isn't JSON.
 */
export const requirePublisher = createMiddleware<AppEnv>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  if (c.req.method === 'OPTIONS') return next();
  refuseOtherOrigins(c);
  c.set('actor', await authenticate(c));
  requireRole(c);
  requireJson(c);
  return next();
});

/**
 * Browsers add the cookie of Cloudflare Access to requests by pages of other sites, too, so that Access takes these for the user's. A link,
 * and the way back from its login, are no such page: the user sees the response, and a page does not.
 */
function refuseOtherOrigins(c: Context<AppEnv>): void {
  const { origin } = new URL(c.req.url);
  const site = c.req.header('Sec-Fetch-Site') ?? 'none';
  const isLink = isRead(c) && c.req.header('Sec-Fetch-Mode') === 'navigate';
  const isOwn = (c.req.header('Origin') ?? origin) === origin;
  if (isOwn && (isLink || site === 'same-origin' || site === 'none')) return;
  throw problem(c, 'cross-origin', { detail: 'Pages of other origins may not use admin routes.' });
}

function requireRole(c: Context<AppEnv>): void {
  const { name, role } = c.get('actor');
  if (role === 'decide' || isRead(c)) return;
  throw problem(c, 'insufficient-role', {
    detail: `${c.req.method} requires the role "decide", and ${name} has the role "read".`,
  });
}

function isRead({ req }: Context<AppEnv>): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}
