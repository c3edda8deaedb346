/** Checks a query string against the schemas of its parameters before a route looks at it. */
import type { Context, MiddlewareHandler } from 'hono';
import { validator } from 'hono/validator';
import * as v from 'valibot';
import { OPERATION } from '../contract/describe.ts';
import { type ParameterName, parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { nearestName, problem } from './problems.ts';

type Entries<N extends ParameterName> = Pick<typeof parameters, N>;
type Schema<N extends ParameterName> = v.StrictObjectSchema<Entries<N>, undefined>;

/** Middleware that knows what a query may hold, for `c.req.valid('query')`, for the typed client and for OpenAPI. */
type QueryMiddleware<N extends ParameterName> = MiddlewareHandler<
  AppEnv,
  string,
  { in: { query: v.InferInput<Schema<N>> }; out: { query: v.InferOutput<Schema<N>> } }
>;

/**
 * Lets a request pass whose query has none but the parameters `names`.
 *
 * @throws 400 with an entry in `errors` for each parameter that is unknown, repeated or malformed.
 */
export function query<N extends ParameterName = never>(...names: N[]): QueryMiddleware<N> {
  const schema = v.strictObject(
    Object.fromEntries(names.map((name) => [name, parameters[name]])),
    'is missing',
  ) as unknown as Schema<N>;
  const check = validator('query', (given, c: Context<AppEnv>) => readQuery(c, given, schema));
  const operation = { parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })) };
  return Object.assign(check as QueryMiddleware<N>, { [OPERATION]: operation });
}

function readQuery<N extends ParameterName>(
  c: Context<AppEnv>,
  given: Record<string, string | string[]>,
  schema: Schema<N>,
): v.InferOutput<Schema<N>> {
  const parsed = v.safeParse(schema, given, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const names = Object.keys(schema.entries);
  const errors = listUnknown(given, names).concat(
    parsed.issues.flatMap((issue) => {
      const name = String(issue.path?.[0]?.key ?? '');
      if (!names.includes(name)) return [];
      return fault(name, Array.isArray(given[name]) ? 'is given more than once' : issue.message);
    }),
  );
  throw problem(c, 'invalid-query', { detail: 'The query has faults; "errors" lists them.', errors });
}

interface Fault {
  pointer: string;
  detail: string;
}

function listUnknown(given: object, names: readonly string[]): Fault[] {
  const has = `this route has ${names.join(', ') || 'none'}`;
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const nearest = nearestName(name, names);
      return fault(name, `is unknown; ${nearest === undefined ? has : `did you mean "${nearest}"? ${has}`}`);
    });
}

function fault(name: string, detail: string): Fault {
  return { pointer: `#/query/${escapePointer(name)}`, detail };
}

/** RFC 6901, section 6: `name` as a part of a JSON pointer that is written as a URI fragment. */
export function escapePointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
