/** Requests to the admin API, and their failures in words. */
import * as v from 'valibot';
import { replaceControlCharacters } from '../print/control-characters.ts';
import type { Connection } from './connection.ts';
import { ProblemError } from './problem-message.ts';

/** Codes of errors before a connection: the request was not sent. */
const NOT_CONNECTED = [
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  'UND_ERR_CONNECT_TIMEOUT',
];

interface Request {
  method: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with query. */
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: object;
}

/**
 * Sends a request and returns the body of its response, checked against `schema`. Redirects are not followed: the credentials are for
 * one origin.
 *
 * @throws {ProblemError} for a problem.
 * @throws if there is no response in time, or it isn't one of the admin API.
 */
export async function send<T>(
  connection: Connection,
  { method, path, headers, body }: Request,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const { origin, timeoutMs } = connection;
  const init: RequestInit = {
    method,
    headers: {
      Accept: 'application/json',
      ...connection.headers,
      ...headers,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body && { body: JSON.stringify(body) }),
  };
  const { response, text } = await fetchText(origin + path, init).catch((error: unknown) => {
    throw new Error(formatFailure(error, connection, method));
  });
  const json = parseJson(response, text);
  if (json === undefined) throw new Error(formatOther(response, origin));
  if (!response.ok) throw new ProblemError(response, json);
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  throw new Error(
    `${origin} returned JSON of another kind: check the URL, and that the worker has the version of this command`,
  );
}

async function fetchText(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}

/** Undefined for a response that isn't JSON. */
function parseJson({ headers }: Response, text: string): unknown {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(headers.get('Content-Type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why there is no response, and whether the worker may have acted on the request. */
function formatFailure(error: unknown, { origin, timeoutMs }: Connection, method: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const reason = isTimeout ? `no response within ${timeoutMs / 1_000} s` : reasonOf(cause);
  const advice =
    method === 'GET' || NOT_CONNECTED.includes(codeOf(cause))
      ? 'check the URL and the network'
      : `it may have been done all the same: see "edge-faq ${method === 'PATCH' ? 'reports' : 'withdrawals'}"`;
  return `${origin} is unreachable: ${reason}; ${advice}`;
}

/** An error that combines those of several addresses has no message. */
function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)) || codeOf(cause);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A response that isn't one of the admin API. */
function formatOther(response: Response, origin: string): string {
  const { status, headers } = response;
  const location = headers.get('Location');
  const target = location === null ? null : URL.parse(location, origin);
  if (target?.hostname.endsWith('.cloudflareaccess.com'))
    return `${origin} is behind Cloudflare Access: set CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET to a service token`;
  if (target && status >= 300 && status < 400)
    return `${origin} redirects to ${target.origin}, which was not sent the token: if that is the worker, pass it by --url`;
  const type = replaceControlCharacters(headers.get('Content-Type') ?? 'no Content-Type');
  if (status === 401 || status === 403)
    return `${origin} is guarded by something else than the worker, which returned ${status} with ${type}; for Cloudflare Access, check CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET`;
  const advice = status >= 500 ? 'try again later' : 'check the URL';
  return `${origin} is not the admin API of edge-faq: it returned ${status} with ${type}; ${advice}`;
}
