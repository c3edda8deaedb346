/** `/healthz` and `/readyz`: is the worker alive, and can it answer. */
import { Hono } from 'hono';
import { measureMemory } from '../cache/memory.ts';
import { describe } from '../contract/describe.ts';
import type { AppEnv } from '../env.ts';
import { sendJson } from '../http/answer.ts';
import { query } from '../http/query.ts';
import { readCatalogue } from '../store/manifest.ts';

/** `GET /healthz` → `{status: "ok", version?, memory}`: this isolate runs. Reads nothing, so that it answers whatever else is down. */
export const health = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'getHealth',
    summary: 'Is the worker alive, and what has it in memory',
    answer: 'Health',
    problems: ['invalid-query'],
  }),
  query(),
  (c) => {
    const id = c.env.VERSION?.id;
    c.header('Cache-Control', 'no-store');
    return sendJson<'Health'>(c, { status: 'ok', ...(id && { version: id }), memory: measureMemory() });
  },
);

/** `GET /readyz` → `{status: "ready", guides, documents}`; 503 where the content can't be read. */
export const readiness = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'getReadiness',
    summary: 'Can the content be read',
    answer: 'Readiness',
    problems: ['invalid-query', 'content-unavailable'],
  }),
  query(),
  async (c) => {
    const { guides } = await readCatalogue(c.env.ASSETS);
    const documents = [...guides.values()].flatMap(({ locales }) => locales).length;
    c.header('Cache-Control', 'no-store');
    return sendJson<'Readiness'>(c, { status: 'ready', guides: guides.size, documents });
  },
);
