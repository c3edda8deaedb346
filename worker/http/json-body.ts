/** Validation of JSON bodies. */
import type { Context } from 'hono';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { type RequestBody, type RequestName, requestSchemas } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { toJsonPointer } from './json-pointer.ts';
import { listErrors, problem } from './problems.ts';

/**
 * Middleware that accepts the request body that OpenAPI calls `name`.
 *
 * @throws {HTTPException} 400 `invalid-body` with an entry in `errors` for each fault.
 */
export const jsonBody = <N extends RequestName>(name: N) =>
  validator('json', (input, c: Context<AppEnv>) => parseBody(c, name, input));

function parseBody<N extends RequestName>(c: Context<AppEnv>, name: N, input: unknown): RequestBody<N> {
  const parsed = v.safeParse(requestSchemas[name], input);
  if (parsed.success) return parsed.output as RequestBody<N>;
  const errors = listErrors('body', parsed.issues, ({ path = [], message }) => ({
    pointer: toJsonPointer(path.map(({ key }) => key)),
    detail: message,
  }));
  throw problem(c, 'invalid-body', errors);
}
