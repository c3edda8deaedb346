/** `/problems/:name`: what the `type` of a problem leads to. */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { setFreshness } from '../http/caching.ts';
import { type ProblemName, problemTypes } from '../http/problems.ts';

export const problems = new Hono<AppEnv>();

/** `GET /problems/:name` → plain text that says how to mend it. */
problems.get('/:name', (c) => {
  const name = c.req.param('name');
  if (!isProblem(name)) return c.notFound();
  const { status, title, mend } = problemTypes[name];
  setFreshness(c);
  return c.text(`${title} (${status})\n\n${mend}\n`);
});

function isProblem(name: string): name is ProblemName {
  return Object.hasOwn(problemTypes, name);
}
