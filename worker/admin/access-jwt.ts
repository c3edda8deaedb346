/** Identity by the JWT that Cloudflare Access adds to requests (RFC 7519). */
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Actor } from '../env.ts';
import { accessKeys } from './access-keys.ts';
import { type AccessApplication, foldCase } from './settings.ts';

/** Header of the request; anybody can send it where Access is not in front. */
export const ACCESS_HEADER = 'Cf-Access-Jwt-Assertion';

/** Seconds by which the clocks of Access and of the worker may differ. */
const CLOCK_TOLERANCE = 30;

/**
 * Whoever Access let in with `jwt`: a person, or a program with a service token. Everybody may read; whom the application's `deciders` name
 * may decide.
 *
 * @throws {errors.JOSEError} if the JWT is not valid: its message says why.
 * @throws {AccessKeysUnavailableError}
 */
export async function verifyAccessJwt(
  { teamDomain, audience, deciders }: AccessApplication,
  jwt: string,
): Promise<Actor> {
  const { payload } = await jwtVerify(jwt, accessKeys(teamDomain), {
    // What Access signs with. Any other would let a sender choose one that is easier to forge.
    algorithms: ['RS256'],
    issuer: teamDomain,
    audience,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE,
  });
  const name = readName(payload);
  return { name, role: deciders.has(foldCase(name)) ? 'decide' : 'read' };
}

/** The e-mail address of a person; the Client ID of a service token. */
function readName(payload: JWTPayload): string {
  const { email, common_name: commonName } = payload;
  if (typeof email === 'string' && email !== '') return email;
  if (typeof commonName === 'string' && commonName !== '') return commonName;
  throw new errors.JWTClaimValidationFailed(
    'neither "email" nor "common_name" has a value',
    payload,
    'email',
    'missing',
  );
}
