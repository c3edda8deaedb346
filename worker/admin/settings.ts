/** Settings of the worker that say who may use admin routes. */
import type { Actor, Env } from '../env.ts';

/** A bearer token and whose it is. */
export interface Token {
  secret: string;
  actor: Actor;
}

/** The application of Cloudflare Access in front of the admin routes. */
export interface AccessApplication {
  /** Origin that issues and signs the JWTs: `https://team.cloudflareaccess.com`. */
  teamDomain: string;
  /** The application's audience tag. */
  audience: string;
  /** Who may decide, as `foldCase` writes them. */
  deciders: ReadonlySet<string>;
}

interface AdminSettings {
  tokens: Token[];
  access: AccessApplication | undefined;
  /** What is wrong with the settings: sentences. Whatever is wrong lets nobody in. */
  faults: string[];
}

/** The characters of a bearer token (RFC 6750, section 2.1). */
export const TOKEN_PATTERN = /^[\w.~+/-]+=*$/;

/** Reads the settings; an empty one is as good as none. */
export function readAdminSettings(env: Env): AdminSettings {
  const faults: string[] = [];
  // The token that may do less comes first, and is the one that counts if both secrets are the same.
  const tokens = [
    readToken('ADMIN_READ_TOKEN', env.ADMIN_READ_TOKEN, { name: 'read token', role: 'read' }, faults),
    readToken('ADMIN_TOKEN', env.ADMIN_TOKEN, { name: 'token', role: 'decide' }, faults),
  ].filter((token) => token !== undefined);
  const access = readAccess(env, faults);
  if (tokens.length === 0 && !access && faults.length === 0)
    faults.push('No secret ADMIN_TOKEN is set, so nobody may use admin routes.');
  return { tokens, access, faults };
}

function readToken(
  name: string,
  secret: string | undefined,
  actor: Actor,
  faults: string[],
): Token | undefined {
  if (!secret) return undefined;
  if (TOKEN_PATTERN.test(secret)) return { secret, actor };
  faults.push(`The secret ${name} has characters that no bearer token has: set one of letters and digits.`);
  return undefined;
}

function readAccess(env: Env, faults: string[]): AccessApplication | undefined {
  const { ACCESS_TEAM_DOMAIN: teamDomain, ACCESS_AUD: audience, ACCESS_DECIDERS: deciders = '' } = env;
  if (!teamDomain && !audience) return undefined;
  const url = URL.parse(teamDomain ?? '');
  if (!audience) faults.push('ACCESS_TEAM_DOMAIN is set without ACCESS_AUD: set both, or neither.');
  else if (!teamDomain) faults.push('ACCESS_AUD is set without ACCESS_TEAM_DOMAIN: set both, or neither.');
  else if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`)
    faults.push('ACCESS_TEAM_DOMAIN is no origin like https://team.cloudflareaccess.com.');
  else return { teamDomain: url.origin, audience, deciders: new Set(foldCase(deciders).split(/[\s,]+/)) };
  return undefined;
}

/** `text` with A to Z in lower case, and no other letters: `toLowerCase` makes `k` of the Kelvin sign, which is in other people's addresses. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
