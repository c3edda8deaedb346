/** Connection to the admin API of a deployed worker: its origin, and the publisher's credentials from the environment. */
import { InvalidArgumentError, Option } from 'commander';
import { isLoopback } from '../../schema/loopback.ts';

export interface Connection {
  /** Origin like `https://faq.example`. */
  origin: string;
  /** Headers with the credentials. */
  headers: Record<string, string>;
  /** How long a response may take (ms). */
  timeoutMs: number;
}

/** What a user chooses of it on the command line. */
export interface ConnectionOptions {
  url?: string;
  /** In seconds. */
  timeout: number;
}

/** Characters of a bearer token (RFC 6750, section 2.1). */
const TOKEN = /^[\w.~+/-]+=*$/;

/** Characters of the credentials of Cloudflare Access; others can't be sent in a header. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** What `--help` says of the credentials. */
export const CREDENTIALS_HELP = `The token is read from the environment variable ADMIN_TOKEN: an option would
stay in the history of your shell. For a worker behind Cloudflare Access, set
CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET to a service token as well. They
are sent by https only, except to your own machine, and follow no redirect.`;

export const urlOption = new Option(
  '-u, --url <origin>',
  'origin of the worker, like https://faq.example',
).env('EDGE_FAQ_URL');

export const timeoutOption = new Option('--timeout <seconds>', 'how long to wait for a response')
  .default(30)
  .argParser(toSeconds);

/**
 * The connection that the options and the environment describe.
 *
 * @throws if a part of it is missing or invalid, or the credentials would be sent unencrypted. No message contains a credential.
 */
export function readConnection(
  { url, timeout }: ConnectionOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Connection {
  return {
    origin: toOrigin(url),
    headers: { ...bearerHeaders(environment), ...accessHeaders(environment) },
    timeoutMs: Math.ceil(timeout * 1_000),
  };
}

function toOrigin(url: string | undefined): string {
  if (!url)
    throw new Error('the URL of the worker is missing: add --url https://faq.example, or set EDGE_FAQ_URL');
  const parsed = URL.parse(url);
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol))
    throw new Error('the URL of the worker is invalid: write it like https://faq.example');
  const { origin, protocol, hostname, username, password } = parsed;
  if (username || password)
    throw new Error(`the URL of the worker has a user name or password: use ${origin}`);
  if (parsed.href !== `${origin}/`) throw new Error(`the URL of the worker has a path: use ${origin}`);
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new Error(
      `${origin} would get the token unencrypted: use https://${parsed.host} (http is for your own machine only)`,
    );
  return origin;
}

function bearerHeaders({ ADMIN_TOKEN, CF_ACCESS_CLIENT_ID }: NodeJS.ProcessEnv): Record<string, string> {
  // An identity of Cloudflare Access is enough for a worker that accepts it.
  if (!ADMIN_TOKEN && CF_ACCESS_CLIENT_ID) return {};
  if (!ADMIN_TOKEN)
    throw new Error(
      'set the environment variable ADMIN_TOKEN to the secret of the worker, which "npx wrangler secret put ADMIN_TOKEN" sets (of a local one, .dev.vars)',
    );
  if (!TOKEN.test(ADMIN_TOKEN))
    throw new Error('ADMIN_TOKEN has characters that no bearer token has: check for spaces and line breaks');
  return { Authorization: `Bearer ${ADMIN_TOKEN}` };
}

function accessHeaders({
  CF_ACCESS_CLIENT_ID: id = '',
  CF_ACCESS_CLIENT_SECRET: secret = '',
}: NodeJS.ProcessEnv): Record<string, string> {
  if (!id && !secret) return {};
  if (!HEADER_VALUE.test(id) || !HEADER_VALUE.test(secret))
    throw new Error(
      'CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET must both be set, without spaces and line breaks',
    );
  return { 'CF-Access-Client-Id': id, 'CF-Access-Client-Secret': secret };
}

function toSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 600) return seconds;
  throw new InvalidArgumentError('Use a number of seconds, at most 600.');
}
