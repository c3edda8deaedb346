/** Validation of JSON bodies. */
import type { Context } from 'hono';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { nearestName } from '../../schema/nearest-name.ts';
import { type RequestBody, type RequestName, requestSchemas } from '../contract/request-schemas.ts';
import type { AppEnv } from '../env.ts';
import { toJsonPointer } from './json-pointer.ts';
import { listErrors, problem } from './problems.ts';

/** What is wrong with a body, and where. */
interface Fault {
  path: readonly unknown[];
  message: string;
}

/**
 * Middleware that accepts the request body that OpenAPI calls `name`.
 *
 * @throws {HTTPException} 400 `invalid-body` with an entry in `errors` for each fault.
 */
export const jsonBody = <N extends RequestName>(name: N) =>
  validator('json', (input, c: Context<AppEnv>) => parseBody(c, name, input));

function parseBody<N extends RequestName>(c: Context<AppEnv>, name: N, input: unknown): RequestBody<N> {
  const { entries } = requestSchemas[name];
  const parsed = v.safeParse(requestSchemas[name], input);
  if (parsed.success) return parsed.output as RequestBody<N>;
  const faults = parsed.issues.flatMap(({ path = [], message, expected }): Fault[] => {
    const keys = path.map(({ key }) => key);
    // Valibot stops at the first unknown member.
    return expected === 'never' && keys.length === 1
      ? listUnknown(input, Object.keys(entries), message)
      : [{ path: keys, message }];
  });
  const toError = ({ path, message }: Fault) => ({ pointer: toJsonPointer(path), detail: message });
  throw problem(c, 'invalid-body', listErrors('body', faults, toError));
}

/** The members of `input` that are none of `known`, each with the one that was most likely meant. */
function listUnknown(input: unknown, known: readonly string[], message: string): Fault[] {
  return Object.keys(Object(input))
    .filter((name) => !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name, known);
      const suggestion = nearest === undefined ? '' : `is unknown; did you mean "${nearest}"? `;
      return {
        path: [name],
        message: suggestion + (suggestion ? message.replace(/^is unknown: /, '') : message),
      };
    });
}
