/** Error responses as RFC 9457 problem details. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { nearestName } from '../../schema/nearest-name.ts';
import { NO_DATABASE } from '../../schema/no-database.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type ProblemName, problemTypes } from '../contract/problem-types.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import { DatabaseUnavailableError } from '../database-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { isAdminPath } from './cross-origin.ts';
import { logError } from './log.ts';
import { readPath } from './path.ts';
import { getRequestId, REQUEST_ID } from './request-id.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

type Problem = ResponseBody<'Problem'>;

/** Maximum number of valid values that a problem lists. */
const MAX_AVAILABLE = 100;

/** Maximum number of errors that a problem lists. */
const MAX_ERRORS = 20;

/** What a response says of a problem, beside what its type and the request say. */
type ProblemDetails = Omit<Problem, 'type' | 'title' | 'status' | 'requestId'>;

/**
 * The problem as an exception to throw.
 *
 * @example
 * throw problem(c, 'unknown-guide', { detail: `There is no guide "${id}".`, ...suggest(id, ids) });
 */
export function problem(
  c: Context<AppEnv>,
  name: ProblemName,
  details: ProblemDetails,
  headers?: Record<string, string>,
): HTTPException {
  const res = respondProblem(c, name, details, headers);
  return new HTTPException(problemTypes[name].status, { res });
}

/** The problem as a response: `application/problem+json`. */
export function respondProblem(
  c: Context<AppEnv>,
  name: ProblemName,
  details: ProblemDetails,
  headers?: Record<string, string>,
): Response {
  const body = problemBody(name, c.req.url, { ...details, requestId: c.get('requestId') });
  // The route may have set these for its own response already.
  for (const header of ['Cache-Tag', 'ETag', 'Last-Modified']) c.header(header, undefined);
  const problemHeaders = { 'Content-Language': 'en', 'Cache-Control': 'no-store', ...headers };
  for (const [header, value] of Object.entries(problemHeaders)) c.header(header, value);
  return c.body(body, problemTypes[name].status, { 'Content-Type': 'application/problem+json' });
}

/** The response to an error that happened outside a route, or that nothing has handled: 500 `internal-error`. */
export function toUncaughtProblem(request: Request, error: unknown): Response {
  const requestId = getRequestId(request.headers);
  console.error({ requestId, error: error instanceof Error ? error.stack : String(error) });
  const details = { detail: 'The request could not be processed.', requestId };
  return respondOutsideRoutes(request, 500, requestId, problemBody('internal-error', request.url, details));
}

/**
 * The response to a request whose URL can't be parsed, because its `Host` is none (RFC 9112, section 3.2), or can't be decoded: 400. The
 * type is the generic one of RFC 9457, section 4.2.1: the URL of one of ours would contain that host.
 */
export function toInvalidUrlProblem(request: Request): Response {
  const requestId = getRequestId(request.headers);
  const hint = URL.canParse(request.url)
    ? 'Percent-encode the UTF-8 bytes of characters.'
    : 'Send a Host header with the name of a host.';
  const detail = `The URL is invalid. ${hint}`;
  const body: Problem = { type: 'about:blank', title: 'Bad Request', status: 400, detail, requestId };
  return respondOutsideRoutes(request, 400, requestId, JSON.stringify(body));
}

function respondOutsideRoutes(request: Request, status: number, requestId: string, body: string): Response {
  return new Response(request.method === 'HEAD' ? null : body, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      ...(isAdminPath(readPath(request)) ? {} : { 'Access-Control-Allow-Origin': '*' }),
      'Cache-Control': 'no-store',
      'Content-Language': 'en',
      'Content-Type': 'application/problem+json',
      [REQUEST_ID]: requestId,
    },
  });
}

function problemBody(
  name: ProblemName,
  url: string,
  details: Omit<Problem, 'type' | 'title' | 'status'>,
): string {
  const { status, title } = problemTypes[name];
  const type = new URL(`/problems/${name}`, url).href;
  return JSON.stringify({ type, title, status, ...details } satisfies Problem);
}

/** The errors of a query or a body, of which the first 20 are listed: a request of a few kB could have thousands. */
export function listErrors<T>(
  subject: 'query' | 'body',
  faults: readonly T[],
  toError: (fault: T) => { pointer: string; detail: string },
): Pick<Problem, 'detail' | 'errors'> {
  const extent = faults.length > MAX_ERRORS ? `, the first ${MAX_ERRORS} of ${faults.length}` : '';
  return {
    detail: `The ${subject} is invalid: see "errors"${extent}.`,
    errors: faults.slice(0, MAX_ERRORS).map(toError),
  };
}

/** The valid values, and the one that `requested` most likely means. */
export function suggest(
  requested: string,
  existing: readonly string[],
): Pick<Problem, 'available' | 'nearest'> {
  const nearest = nearestName(requested, existing);
  return { available: existing.slice(0, MAX_AVAILABLE), ...(nearest !== undefined && { nearest }) };
}

/** 405 with the `Allow` header that RFC 9110, section 15.5.6, requires; 204 with the same header for OPTIONS. */
export function handleMethodNotAllowed(c: Context<AppEnv>, methods: string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ');
  // Not c.body(): it would keep the Content-Type of the 404 that this response replaces.
  if (c.req.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { Allow: allow, 'Cache-Control': 'no-store' } });
  const detail = `${c.req.method} is not allowed here. Use ${allow}.`;
  return respondProblem(c, 'method-not-allowed', { detail }, { Allow: allow });
}

/** The response to an error that a route threw. Unexpected errors are logged; their message is not sent. */
export function handleError(error: Error, c: Context<AppEnv>): Response {
  // Not getResponse(): it copies the response. Only for a body that can't be parsed does Hono throw an exception without one.
  if (error instanceof HTTPException)
    return error.res ?? respondProblem(c, 'invalid-body', { detail: `${error.message}.` });
  logError(c, error);
  if (error instanceof ContentUnavailableError) {
    const detail = 'The content could not be read.';
    return respondProblem(c, 'content-unavailable', { detail }, { 'Retry-After': '30' });
  }
  if (error instanceof DatabaseUnavailableError) {
    const detail = c.env.DB ? 'The database could not be used.' : NO_DATABASE;
    return respondProblem(c, 'database-unavailable', { detail }, { 'Retry-After': '30' });
  }
  return respondProblem(c, 'internal-error', { detail: 'The request could not be processed.' });
}
