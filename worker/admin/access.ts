/** Access control of every admin route: the publisher's token, no other site's pages, JSON only, few wrong attempts. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';
import { isBlocked, RETRY_AFTER, recordWrongAttempt } from './attempts.ts';

/** Problems of every admin route. */
export const ADMIN_PROBLEMS: ProblemName[] = [
  'unauthorized',
  'cross-origin',
  'unsupported-media-type',
  'too-many-attempts',
];

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * Lets a request pass that has the secret `ADMIN_TOKEN` as its bearer token (RFC 6750). OPTIONS passes without: it only lists methods.
 *
 * @throws {HTTPException} 403 `cross-origin` for a page of another origin; 429 `too-many-attempts`; 401 `unauthorized`, also where no
 *     secret is set, or one that can't be sent; 415 `unsupported-media-type` for a body that isn't JSON.
 */
export const requirePublisher = createMiddleware<AppEnv>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  if (c.req.method === 'OPTIONS') return next();
  refuseOtherOrigins(c);
  await authorize(c);
  requireJson(c);
  return next();
});

function refuseOtherOrigins(c: Context<AppEnv>): void {
  const origin = c.req.header('Origin');
  if (origin === undefined || origin === new URL(c.req.url).origin) return;
  throw problem(c, 'cross-origin', { detail: 'Pages of other origins may not use admin routes.' });
}

async function authorize(c: Context<AppEnv>): Promise<void> {
  // Even the right token is refused then: otherwise guessing would go on.
  if (isBlocked(c)) throw tooManyAttempts(c);
  const token = c.env.ADMIN_TOKEN;
  if (!token) throw unauthorized(c, 'No secret ADMIN_TOKEN is set, so nobody may use admin routes.', '');
  if (!BEARER.test(`Bearer ${token}`)) {
    const detail =
      'The secret ADMIN_TOKEN has characters that no bearer token has: set one of letters and digits.';
    throw unauthorized(c, detail, '');
  }
  const credentials = c.req.header('Authorization');
  const [, sent] = BEARER.exec(credentials ?? '') ?? [];
  if (sent !== undefined && (await timingSafeEqual(sent, token))) return;
  if (credentials !== undefined && (await recordWrongAttempt(c))) throw tooManyAttempts(c);
  const error = sent === undefined ? '' : ', error="invalid_token"';
  throw unauthorized(c, 'This route requires the publisher’s token.', error);
}

/** A form of any page can send other types without asking first (WHATWG Fetch, "CORS-safelisted request-header"). */
function requireJson(c: Context<AppEnv>): void {
  if (c.req.raw.body === null || /^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? ''))
    return;
  throw problem(c, 'unsupported-media-type', { detail: 'Send the body as application/json.' });
}

function tooManyAttempts(c: Context<AppEnv>) {
  const detail = `There were too many wrong tokens. Try again in ${RETRY_AFTER} seconds.`;
  return problem(c, 'too-many-attempts', { detail }, { 'Retry-After': String(RETRY_AFTER) });
}

function unauthorized(c: Context<AppEnv>, detail: string, error: string) {
  return problem(c, 'unauthorized', { detail }, { 'WWW-Authenticate': `Bearer realm="edge-faq"${error}` });
}
