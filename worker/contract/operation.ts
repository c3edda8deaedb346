/**
 * OpenAPI operation of a route, declared where the route is. The worker carries it and never reads it: the document is generated at
 * build time, so that no generator is part of the worker.
 */

import type { MiddlewareHandler } from 'hono';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { MediaType } from './media-type.ts';
import { type ProblemName, problemTypes } from './problem-types.ts';
import type { RequestName } from './request-schemas.ts';
import type { ResponseName, SchemaName } from './response-schemas.ts';

/** Key under which a middleware carries an OpenAPI Operation Object of its route, or a part of one. */
export const OPERATION = Symbol('operation');

interface OperationOptions {
  /** The method name in generated clients. */
  operationId: string;
  summary: string;
  /** Description of each path parameter, by name. */
  path?: Record<string, string>;
  /** Body of the 200 response, as JSON; without one, the response is 204. */
  response?: ResponseName;
  /** Media types in which the response is also available, beside JSON. */
  alsoAs?: MediaType[];
  /** Whether caches may store the response and revalidate it by its ETag. */
  cacheable?: boolean;
  requestBody?: RequestName;
  /** Whether it creates what it returns: 201, or 200 if that existed, unless it `always` creates. */
  created?: boolean | 'always';
  /** Whether a former id is redirected by 308. */
  redirects?: boolean;
  problems: ProblemName[];
  /** Whether it requires the publisher's token, or Cloudflare Access. */
  secured?: boolean;
}

/** Problems of every route. */
const COMMON_PROBLEMS: ProblemName[] = ['internal-error', 'uri-too-long', 'method-not-allowed'];

/**
 * Middleware that does nothing but carry the operation of its route.
 *
 * @example
 * app.get('/', operation({ operationId: 'listGuides', summary: 'List all guides', response: 'Manifest', problems: [] }), handler)
 */
export function operation({
  operationId,
  summary,
  path = {},
  response,
  alsoAs = [],
  cacheable,
  requestBody,
  created,
  redirects,
  problems,
  secured,
}: OperationOptions): MiddlewareHandler {
  return carry({
    operationId,
    summary,
    parameters: Object.entries(path).map(([name, description]) => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    })),
    ...(requestBody && {
      requestBody: { required: true, content: { 'application/json': schemaOf(requestBody) } },
    }),
    ...(secured && { security: [{ token: [] }, { access: [] }] }),
    responses: {
      ...(created !== 'always' &&
        (response ? { 200: success(response, alsoAs) } : { 204: { description: 'Success.' } })),
      ...(response &&
        created && {
          201: { description: 'Created.', content: { 'application/json': schemaOf(response) } },
        }),
      ...(cacheable && { 304: { description: '`If-None-Match` lists the current `ETag`.' } }),
      ...(redirects && { 308: { description: 'A former id: `Location` has the current one.' } }),
      ...problemResponses([...problems, ...COMMON_PROBLEMS]),
    },
  });
}

function carry(value: Partial<OpenAPIV3_1.OperationObject>): MiddlewareHandler {
  const passThrough: MiddlewareHandler = (_, next) => next();
  return Object.assign(passThrough, { [OPERATION]: value });
}

function success(response: ResponseName, alsoAs: readonly MediaType[]): OpenAPIV3_1.ResponseObject {
  return {
    description: 'Success.',
    content: {
      'application/json': schemaOf(response),
      ...Object.fromEntries(alsoAs.map((type) => [type, { schema: { type: 'string' as const } }])),
    },
  };
}

function schemaOf(name: SchemaName): OpenAPIV3_1.MediaTypeObject {
  return { schema: { $ref: `#/components/schemas/${name}` } };
}

function problemResponses(names: readonly ProblemName[]): Record<string, OpenAPIV3_1.ResponseObject> {
  const byStatus = Map.groupBy(names, (name) => problemTypes[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((name) => `\`${name}\`: ${problemTypes[name].title}.`).join(' '),
        content: { 'application/problem+json': schemaOf('Problem') },
      },
    ]),
  );
}
