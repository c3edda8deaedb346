/** `/problems/:name`: the page that the `type` of a problem links to. */
import { Hono } from 'hono';
import { type ProblemName, problemTypes } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';

export const problems = new Hono<AppEnv>();

/** `GET /problems/:name` returns plain text: the title, the status and how to fix it. */
problems.get('/:name', (c) => {
  const name = c.req.param('name');
  if (!isProblemName(name)) return c.notFound();
  const { status, title, hint } = problemTypes[name];
  setPublic(c);
  return c.text(`${title} (${status})\n\n${hint}\n`);
});

function isProblemName(name: string): name is ProblemName {
  return Object.hasOwn(problemTypes, name);
}
