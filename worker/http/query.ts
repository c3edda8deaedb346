/** Checks a query string against a schema before a route looks at it. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { problem } from './problems.ts';

type QuerySchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

/**
 * The query by `schema`, which lists every parameter that is known.
 *
 * @throws 400 with one entry in `errors` for each parameter that is unknown, repeated or malformed.
 */
export function readQuery<S extends QuerySchema>(c: Context, schema: S): v.InferOutput<S> {
  const given = Object.entries(c.req.queries());
  const repeated = given.filter(([, values]) => values.length > 1);
  const parsed = v.safeParse(schema, Object.fromEntries(given.map(([name, values]) => [name, values[0]])));
  if (parsed.success && repeated.length === 0) return parsed.output;

  const errors = [
    ...repeated.map(([name]) => ({ pointer: pointer(name), detail: 'is given more than once' })),
    ...(parsed.issues ?? []).map((issue) => {
      const name = String(issue.path?.[0]?.key ?? '');
      return {
        pointer: pointer(name),
        detail: issue.type === 'strict_object' ? unknown(schema) : issue.message,
      };
    }),
  ];
  throw problem(c, 'invalid-query', { detail: 'The query has faults; "errors" lists them.', errors });
}

function unknown(schema: QuerySchema): string {
  return `is not a parameter of this route; it has ${Object.keys(schema.entries).join(', ') || 'none'}`;
}

/** RFC 6901, section 6: a JSON pointer as a URI fragment. */
function pointer(name: string): string {
  return `#/query/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}
