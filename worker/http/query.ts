/** Query validation: middleware that checks a query string against the schemas of its parameters. */

import type { Context, MiddlewareHandler } from 'hono';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { nearestName } from '../../schema/nearest-name.ts';
import { OPERATION } from '../contract/operation.ts';
import { type ParameterName, parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { toJsonPointer } from './json-pointer.ts';
import { listErrors, problem } from './problems.ts';

type Parameters = typeof parameters;

/** Schemas of parameters, by their names in a query. */
export type Entries = Record<string, Parameters[ParameterName]>;

type Schema<E extends Entries> = v.StrictObjectSchema<E, undefined>;

/** Middleware typed for `c.req.valid('query')` and for the typed client. */
type QueryMiddleware<E extends Entries> = MiddlewareHandler<
  AppEnv,
  string,
  { in: { query: v.InferInput<Schema<E>> }; out: { query: v.InferOutput<Schema<E>> } }
>;

/**
 * Accepts the query parameters `names` and no others.
 *
 * @throws {HTTPException} 400 with an entry in `errors` for each parameter that is unknown, repeated or malformed.
 * @example
 * app.get('/', query('locale', 'limit'), (c) => { const { locale, limit } = c.req.valid('query'); … })
 */
export function query<N extends ParameterName = never>(...names: N[]): QueryMiddleware<Pick<Parameters, N>> {
  return queryOf(Object.fromEntries(names.map((name) => [name, parameters[name]])) as Pick<Parameters, N>);
}

/**
 * Accepts the parameters `entries`, by their names in the query, and no others, except those whose name matches `ignored`.
 *
 * @throws {HTTPException} as `query` does.
 */
export function queryOf<E extends Entries>(entries: E, ignored?: RegExp): QueryMiddleware<E> {
  const schema = v.strictObject(entries, 'is missing') as unknown as Schema<E>;
  const validate = validator('query', (input, c: Context<AppEnv>) => {
    const read = Object.entries(input).filter(([name]) => !ignored?.test(name));
    return parseQuery(c, Object.fromEntries(read), schema);
  });
  const operation = {
    parameters: Object.values(entries).map((entry) => ({ $ref: `#/components/parameters/${nameOf(entry)}` })),
  };
  return Object.assign(validate as QueryMiddleware<E>, { [OPERATION]: operation });
}

/** The name of a parameter in OpenAPI's components. */
function nameOf(schema: Entries[string]): string | undefined {
  return Object.entries(parameters).find(([, candidate]) => candidate === schema)?.[0];
}

function parseQuery<E extends Entries>(
  c: Context<AppEnv>,
  input: Record<string, string | string[]>,
  schema: Schema<E>,
): v.InferOutput<Schema<E>> {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const names = Object.keys(schema.entries);
  const unknown = Object.keys(input).filter((name) => !names.includes(name));
  const malformed = names.filter((name) => parsed.issues.some((issue) => issue.path?.[0]?.key === name));
  const toError = (name: string) => ({
    pointer: toJsonPointer(['query', name]),
    detail: names.includes(name) ? describeMalformed(name) : describeUnknown(name, names),
  });
  const describeMalformed = (name: string) => {
    if (Array.isArray(input[name])) return 'is repeated: send it once';
    // A list may have as many issues as items, which are alike.
    return parsed.issues.find((issue) => issue.path?.[0]?.key === name)?.message ?? 'is invalid';
  };
  throw problem(c, 'invalid-query', listErrors('query', [...unknown, ...malformed], toError));
}

/** Names that other APIs have for a parameter, and no misspelling of it. */
const OTHER_NAMES = new Map([
  ['lang', 'locale'],
  ['language', 'locale'],
]);

function describeUnknown(name: string, names: readonly string[]): string {
  const meant = OTHER_NAMES.get(name) ?? '';
  const nearest = names.includes(meant) ? meant : nearestName(name, names);
  const suggestion = nearest === undefined ? '' : `did you mean "${nearest}"? `;
  return `is unknown; ${suggestion}this route accepts ${names.join(', ') || 'no parameters'}`;
}
