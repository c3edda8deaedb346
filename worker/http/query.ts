/** Checks a query string against a schema before a route looks at it. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { problem } from './problems.ts';

/**
 * The query by `parameters`: the schema of every parameter that the route knows.
 *
 * @throws 400 with an entry in `errors` for each parameter that is unknown, repeated or malformed.
 */
export function readQuery<P extends v.ObjectEntries>(
  c: Context,
  parameters: P,
): v.InferOutput<v.ObjectSchema<P, undefined>> {
  const given = Object.entries(c.req.queries());
  const first = Object.fromEntries(given.map(([name, values]) => [name, values[0]]));
  const parsed = v.safeParse(v.object(parameters), first, { abortPipeEarly: true });
  const errors = [
    ...given
      .filter(([name]) => !Object.hasOwn(parameters, name))
      .map(([name]) => fault(name, `is not a parameter of this route; it has ${list(parameters)}`)),
    ...given
      .filter(([, values]) => values.length > 1)
      .map(([name]) => fault(name, 'is given more than once')),
    ...(parsed.issues ?? []).map(({ path, message }) => fault(String(path?.[0]?.key ?? ''), message)),
  ];
  if (parsed.success && errors.length === 0) return parsed.output;
  throw problem(c, 'invalid-query', { detail: 'The query has faults; "errors" lists them.', errors });
}

/** RFC 6901, section 6: the JSON pointer is written as a URI fragment. */
function fault(name: string, detail: string): { pointer: string; detail: string } {
  return {
    pointer: `#/query/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    detail,
  };
}

function list(parameters: v.ObjectEntries): string {
  return Object.keys(parameters).join(', ') || 'none';
}
