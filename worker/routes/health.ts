/** `/healthz`: is the worker alive, and what has it loaded. */
import { Hono } from 'hono';
import type { Env } from '../index.ts';
import { readManifest } from '../store/assets.ts';

export const health = new Hono<{ Bindings: Env }>();

/** `GET /healthz` → `{status: "ok", guides, documents}`; 503 where the content can't be read. */
health.get('/', async (c) => {
  const { guides } = await readManifest(c.env.ASSETS);
  const documents = guides.flatMap(({ locales }) => locales).length;
  c.header('Cache-Control', 'no-store');
  return c.json({ status: 'ok', guides: guides.length, documents });
});
