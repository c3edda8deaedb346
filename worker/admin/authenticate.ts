/** Authentication of admin requests: by bearer token (RFC 6750), otherwise by the JWT of Cloudflare Access. */
import type { Context } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import { errors } from 'jose';
import type { Actor, AppEnv } from '../env.ts';
import { logError } from '../http/log.ts';
import { problem } from '../http/problems.ts';
import { ACCESS_HEADER, verifyAccessJwt } from './access-jwt.ts';
import { AccessKeysUnavailableError } from './access-keys.ts';
import { isBlocked, RETRY_AFTER, recordWrongAttempt } from './attempts.ts';
import { type AccessApplication, readAdminSettings, TOKEN_PATTERN, type Token } from './settings.ts';

/** Why credentials identify nobody. */
interface Refusal {
  detail: string;
  /** Whether they could have been right: a client may send few such ones. */
  isAttempt: boolean;
  /** Error code in `WWW-Authenticate`. */
  error?: 'invalid_token';
}

const NO_CREDENTIALS: Refusal = {
  detail: 'This route requires the publisher’s token or, where it is set up, Cloudflare Access.',
  isAttempt: false,
};

/**
 * Whoever sent the request. `Authorization` decides where there is one, whether or not Access let the request pass as well.
 *
 * @throws {HTTPException} 429 `too-many-attempts`; 401 `unauthorized`, also where no credentials are set up, or wrongly; 503
 *     `access-keys-unavailable` if a JWT can't be verified.
 */
export async function authenticate(c: Context<AppEnv>): Promise<Actor> {
  // Even the right credentials are refused then: otherwise guessing would go on.
  if (isBlocked(c)) throw tooManyAttempts(c);
  const { tokens, access, faults } = readAdminSettings(c.env);
  const outcome = await identify(c, tokens, access);
  if ('role' in outcome) return outcome;
  if (outcome.isAttempt && (await recordWrongAttempt(c))) throw tooManyAttempts(c);
  throw unauthorized(c, faults.length > 0 ? faults.join(' ') : outcome.detail, outcome.error);
}

async function identify(
  c: Context<AppEnv>,
  tokens: readonly Token[],
  access: AccessApplication | undefined,
): Promise<Actor | Refusal> {
  const authorization = c.req.header('Authorization');
  if (authorization !== undefined) return identifyByToken(tokens, authorization);
  const jwt = c.req.header(ACCESS_HEADER);
  return access && jwt !== undefined ? identifyByAccess(c, access, jwt) : NO_CREDENTIALS;
}

async function identifyByToken(tokens: readonly Token[], authorization: string): Promise<Actor | Refusal> {
  const [, sent = ''] = /^Bearer +(.*)$/i.exec(authorization) ?? [];
  const isToken = TOKEN_PATTERN.test(sent);
  for (const { secret, actor } of isToken ? tokens : [])
    if (await timingSafeEqual(sent, secret)) return actor;
  if (!isToken) return { ...NO_CREDENTIALS, isAttempt: tokens.length > 0 };
  return { detail: 'The token is wrong.', isAttempt: tokens.length > 0, error: 'invalid_token' };
}

async function identifyByAccess(
  c: Context<AppEnv>,
  access: AccessApplication,
  jwt: string,
): Promise<Actor | Refusal> {
  try {
    return await verifyAccessJwt(access, jwt);
  } catch (error) {
    if (error instanceof errors.JOSEError)
      return { detail: `The JWT of Cloudflare Access was refused: ${error.message}.`, isAttempt: true };
    if (!(error instanceof AccessKeysUnavailableError)) throw error;
    logError(c, error);
    const detail = 'The JWT of Cloudflare Access can’t be verified, because its keys could not be fetched.';
    throw problem(c, 'access-keys-unavailable', { detail }, { 'Retry-After': '30' });
  }
}

function tooManyAttempts(c: Context<AppEnv>) {
  const detail = `There were too many wrong tokens. Try again in ${RETRY_AFTER} seconds.`;
  return problem(c, 'too-many-attempts', { detail }, { 'Retry-After': String(RETRY_AFTER) });
}

function unauthorized(c: Context<AppEnv>, detail: string, error: Refusal['error']) {
  const attribute = error === undefined ? '' : `, error="${error}"`;
  const headers = { 'WWW-Authenticate': `Bearer realm="edge-faq"${attribute}` };
  return problem(c, 'unauthorized', { detail }, headers);
}
