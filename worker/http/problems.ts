/** Errors as RFC 9457 problem details: what went wrong, what does exist, and an address that says how to mend it. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { closestMatch } from 'leven';
import type { Answer } from '../contract/answers.ts';
import type { AppEnv } from '../env.ts';
import { ContentUnavailable } from '../store/assets.ts';

interface ProblemType {
  status: ContentfulStatusCode;
  title: string;
  /** What the caller can do about it. */
  mend: string;
}

/** Every problem that the API answers; the name is the last part of its `type` address. */
export const problemTypes = {
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    mend: 'Each entry of "errors" names a query parameter and what is wrong with it. Parameters are given once each.',
  },
  'invalid-body': {
    status: 400,
    title: 'Invalid body',
    mend: 'Each entry of "errors" points to a part of the body and says what is wrong with it. Send JSON, with Content-Type: application/json.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    mend: 'Send the publisher’s token: Authorization: Bearer ‹token›. Reading never needs one.',
  },
  'unknown-path': {
    status: 404,
    title: 'Unknown path',
    mend: 'Start from one of the paths in "available". Every route: /docs.',
  },
  'unknown-guide': {
    status: 404,
    title: 'Unknown guide',
    mend: 'Use one of the guide ids in "available", or see GET /v1/guides.',
  },
  'unknown-locale': {
    status: 404,
    title: 'Unknown locale',
    mend: 'Use one of the locales in "available", or leave out ?locale= to get the language that Accept-Language asks for; "default" is the locale of the original.',
  },
  'unknown-revision': {
    status: 404,
    title: 'Unknown revision',
    mend: 'That revision is no longer published, or never was. Use one of those in "available", or leave out ?revision= to get what is current.',
  },
  'unknown-chapter': {
    status: 404,
    title: 'Unknown chapter',
    mend: 'Use one of the chapter ids in "available".',
  },
  'unknown-section': {
    status: 404,
    title: 'Unknown section',
    mend: 'Use section ids from "available". Ids are the same in every locale.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    mend: 'Use one of the methods in the Allow header.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    mend: 'Ask for one of the media types in "available" in the Accept header, or leave the header out to get JSON.',
  },
  'content-too-large': {
    status: 413,
    title: 'Content too large',
    mend: 'Send a smaller body: at most 16 KiB.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    mend: 'Send a shorter address: at most 8,192 characters. Ask for fewer ids at a time.',
  },
  'content-unavailable': {
    status: 503,
    title: 'Content unavailable',
    mend: 'The compiled content could not be read. Try again; if it lasts, the publisher has to build and deploy again.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    mend: 'The fault is ours. Try again later; if it lasts, tell the publisher the "requestId".',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof problemTypes;

type Problem = Answer<'Problem'>;

/** How many names a problem lists at the most of what does exist. */
const LISTED = 100;

/** The problem as an exception to throw; its `getResponse()` is `application/problem+json`. */
export function problem(
  c: Context<AppEnv>,
  name: ProblemName,
  details: Omit<Problem, 'type' | 'title' | 'status' | 'requestId'>,
  headers?: Record<string, string>,
): HTTPException {
  const { status, title } = problemTypes[name];
  const type = new URL(`/problems/${name}`, c.req.url).href;
  const body: Problem = { type, title, status, ...details, requestId: c.get('requestId') };
  // What a route has said of its answer so far is not true of the problem.
  for (const header of ['Cache-Tag', 'ETag', 'Last-Modified']) c.header(header, undefined);
  const said = { 'Content-Language': 'en', 'Cache-Control': 'no-store', ...headers };
  for (const [header, value] of Object.entries(said)) c.header(header, value);
  const res = c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
  return new HTTPException(status, { res });
}

/** What there is instead of `asked`: the name that was meant first, where one is alike. */
export function instead(asked: string, known: readonly string[]): Pick<Problem, 'available' | 'nearest'> {
  const nearest = nearestName(asked, known);
  return { available: known.slice(0, LISTED), ...(nearest !== undefined && { nearest }) };
}

/** The one of `known` that differs from `asked` by a slip of the pen: by a third of its letters at the most. */
export function nearestName(asked: string, known: readonly string[]): string | undefined {
  if (asked.length > 100) return undefined;
  return closestMatch(asked, [...known], { maxDistance: Math.ceil(asked.length / 3) });
}

/** 405 with the `Allow` header that RFC 9110, section 15.5.6, asks for; for OPTIONS that header is the answer. */
export function methodProblem(c: Context<AppEnv>, methods: string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow, 'Cache-Control': 'no-store' });
  const detail = `${c.req.method} is not possible here; ${allow} are.`;
  return problem(c, 'method-not-allowed', { detail }, { Allow: allow }).getResponse();
}

/** The answer to whatever a route threw; what we did not foresee is logged and tells the caller nothing of the inside. */
export function answerError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof HTTPException) {
    // Hono's own: of a body that can't be read.
    const unread = () => problem(c, 'invalid-body', { detail: `${error.message}.` });
    return (error.res ? error : unread()).getResponse();
  }
  console.error({ requestId: c.get('requestId'), path: c.req.path, error: error.stack ?? error.message });
  if (error instanceof ContentUnavailable) {
    return problem(
      c,
      'content-unavailable',
      { detail: 'The content could not be read.' },
      { 'Retry-After': '30' },
    ).getResponse();
  }
  return problem(c, 'internal-error', { detail: 'The request could not be answered.' }).getResponse();
}
