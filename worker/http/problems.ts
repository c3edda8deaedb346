/** Errors as RFC 9457 problem details: what went wrong, what does exist, and an address that says how to mend it. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
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
  'unknown-path': {
    status: 404,
    title: 'Unknown path',
    mend: 'Start from one of the paths in "available".',
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
  'content-unavailable': {
    status: 503,
    title: 'Content unavailable',
    mend: 'The compiled content could not be read. Try again; if it lasts, the publisher has to build and deploy again.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    mend: 'The fault is ours. Try again later.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof problemTypes;

interface Details {
  detail: string;
  /** What does exist, where the problem is that something doesn't. */
  available?: string[];
  /** The guide's default locale. */
  default?: string;
  /** One entry a fault, with a JSON pointer (RFC 6901) to it, like `#/query/locale`. */
  errors?: { pointer: string; detail: string }[];
}

/** The problem as an exception to throw; its `getResponse()` is `application/problem+json`. */
export function problem(
  c: Context,
  name: ProblemName,
  details: Details,
  headers?: Record<string, string>,
): HTTPException {
  const { status, title } = problemTypes[name];
  const body = { type: new URL(`/problems/${name}`, c.req.url).href, title, status, ...details };
  const res = c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Content-Language': 'en',
    'Cache-Control': 'no-store',
    ...headers,
  });
  return new HTTPException(status, { res });
}

/** 405 with the `Allow` header that RFC 9110, section 15.5.6, asks for. */
export function methodProblem(c: Context, methods: string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ');
  const detail = `${c.req.method} is not possible here; ${allow} are.`;
  return problem(c, 'method-not-allowed', { detail }, { Allow: allow }).getResponse();
}

/** The answer to whatever a route threw; what we did not foresee is logged and tells the caller nothing of the inside. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof HTTPException) return error.getResponse();
  console.error(error);
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
