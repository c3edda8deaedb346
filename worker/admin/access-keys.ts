/** Public keys of Cloudflare Access (RFC 7517), which it rotates: an unknown key id makes an isolate fetch them again. */
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** The keys could not be fetched, so that nothing can be said about a JWT. */
export class AccessKeysUnavailableError extends Error {}

/** Milliseconds for which keys that were fetched are not fetched again because of an unknown key id, which anybody can send. */
const COOLDOWN_MS = 30_000;

/**
 * Fetches that an isolate starts within the cooldown at most, whatever becomes of them: jose's own cooldown starts with a success only.
 * More than one, because jose lets no request on Workers wait for the fetch of another, which ends with that one.
 */
const MAX_FETCHES = 5;

/** Milliseconds for which keys are used without fetching them again; one that was revoked is refused after that. */
const MAX_AGE_MS = 600_000;

/** By team domain, of which an isolate has one. */
const keySets = new Map<string, JWTVerifyGetKey>();

/**
 * The function by which jose finds the key of a JWT that the team `teamDomain` signed.
 *
 * It throws `JWKSNoMatchingKey` if the JWT names no key, or one that the team doesn't have, and `AccessKeysUnavailableError` if the keys
 * could not be fetched.
 */
export function accessKeys(teamDomain: string): JWTVerifyGetKey {
  const existing = keySets.get(teamDomain);
  if (existing) return existing;
  const keys = createKeySet(teamDomain);
  keySets.set(teamDomain, keys);
  return keys;
}

function createKeySet(teamDomain: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL('/cdn-cgi/access/certs', teamDomain), {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    [customFetch]: limitFetches(),
  });
  return async (header, token) => {
    // jose would try the only key there is.
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey('the JWT names no key');
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      throw new AccessKeysUnavailableError(`the keys of ${teamDomain} can't be used: ${error}`);
    }
  };
}

/** `fetch`, of which at most `MAX_FETCHES` start within the cooldown. */
function limitFetches(): typeof fetch {
  let starts: number[] = [];
  return (url, init) => {
    starts = starts.filter((start) => start > Date.now() - COOLDOWN_MS);
    if (starts.length >= MAX_FETCHES)
      throw new Error(`fetched ${MAX_FETCHES} times within ${COOLDOWN_MS / 1_000} s`);
    starts.push(Date.now());
    return fetch(url, init);
  };
}
