/** `/v1/guides`: what there is to read, and whole guides. */
import { Hono } from 'hono';
import { setFreshness, setRevision } from '../http/caching.ts';
import { chooseLocale, LocaleQuery } from '../http/locale.ts';
import { readQuery } from '../http/query.ts';
import type { Env } from '../index.ts';
import { openDocument, readManifest } from '../store/assets.ts';
import { findGuide } from './find-guide.ts';

export const guides = new Hono<{ Bindings: Env }>();

/** `GET /v1/guides` → `Manifest`: every guide with its locales, titles, revisions and counts. */
guides.get('/', async (c) => {
  readQuery(c, {});
  const manifest = await readManifest(c.env.ASSETS);
  setFreshness(c);
  return c.json(manifest);
});

/** `GET /v1/guides/:guide?locale=` → `Guide`: chapters with their sections, in one locale. The ETag is its revision. */
guides.get('/:guide', async (c) => {
  const query = readQuery(c, { locale: LocaleQuery });
  const guide = await findGuide(c, c.req.param('guide'));
  const locale = chooseLocale(c, guide, query.locale);
  const document = await openDocument(c.env.ASSETS, guide, locale);
  setRevision(c, locale.revision);
  return c.body(document, 200, { 'Content-Type': 'application/json' });
});
