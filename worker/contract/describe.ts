/**
 * What OpenAPI says of a route, written where the route is. At run time it is carried along and not read: the document is made of
 * it at build time, so that nothing of what makes it is in the worker.
 */

import type { MiddlewareHandler } from 'hono';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { MediaType } from '../http/media-type.ts';
import { type ProblemName, problemTypes } from '../http/problems.ts';
import type { AnswerName } from './answers.ts';

/** Under this name a middleware carries what it says of its route: an Operation Object of OpenAPI, or a part of one. */
export const OPERATION = Symbol('operation');

interface Description {
  /** The name of the operation: what generated clients call it. */
  id: string;
  summary: string;
  description?: string;
  /** Segments of the path that stand for something, and for what. */
  path?: Record<string, string>;
  /** What it answers with 200, and the media types beside JSON that it can be had in. */
  answer: AnswerName;
  also?: MediaType[];
  /** Whether caches may keep it, and ask for it again by its ETag. */
  cacheable?: boolean;
  /** What it takes. */
  body?: AnswerName;
  /** Whether an old id is answered by 308. */
  redirects?: boolean;
  problems: ProblemName[];
  /** Whether it is not for everybody. */
  secured?: boolean;
}

const schema = (name: AnswerName) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** Every route can fail in these ways. */
const ALWAYS: ProblemName[] = ['internal-error', 'uri-too-long', 'method-not-allowed'];

/** Middleware that does nothing but carry the description. */
export function describe(description: Description): MiddlewareHandler {
  const {
    id,
    summary,
    path = {},
    answer,
    also = [],
    cacheable,
    body,
    redirects,
    problems,
    secured,
  } = description;
  return carry({
    operationId: id,
    summary,
    ...(description.description !== undefined && { description: description.description }),
    parameters: Object.entries(path).map(([name, meaning]) => ({
      name,
      in: 'path',
      required: true,
      description: meaning,
      schema: { type: 'string' },
    })),
    ...(body && { requestBody: { required: true, content: { 'application/json': schema(body) } } }),
    ...(secured && { security: [{ token: [] }] }),
    responses: {
      200: {
        description: 'As asked.',
        content: {
          'application/json': schema(answer),
          ...Object.fromEntries(also.map((type) => [type, { schema: { type: 'string' as const } }])),
        },
      },
      ...(cacheable && { 304: { description: '`If-None-Match` names what would be sent.' } }),
      ...(redirects && { 308: { description: 'An id of old: `Location` has that of now.' } }),
      ...describeProblems([...problems, ...ALWAYS]),
    },
  });
}

function carry(operation: Partial<OpenAPIV3_1.OperationObject>): MiddlewareHandler {
  const passOn: MiddlewareHandler = (_, next) => next();
  return Object.assign(passOn, { [OPERATION]: operation });
}

function describeProblems(names: readonly ProblemName[]): Record<string, OpenAPIV3_1.ResponseObject> {
  const byStatus = Map.groupBy(names, (name) => problemTypes[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, alike]) => [
      status,
      {
        description: alike.map((name) => `\`${name}\`: ${problemTypes[name].title}.`).join(' '),
        content: { 'application/problem+json': schema('Problem') },
      },
    ]),
  );
}
