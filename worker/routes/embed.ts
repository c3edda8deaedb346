/** `/embed/:guide.js`: the element and a guide in one answer. The element alone is a static asset. */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { join } from '../http/answer.ts';
import { query } from '../http/query.ts';
import { openAsset } from '../store/assets.ts';
import { openDocument } from '../store/documents.ts';
import { findEdition, markEdition } from './find-edition.ts';

export const embed = new Hono<AppEnv>()

  /**
   * `GET /embed/:guide.js?locale=` → a module (WHATWG HTML, `<script type="module">`): a page shows its first answer after this one
   * request. Without `locale` it is negotiated; the element shows what comes only where it is in the page's language.
   */
  .get('/:script{.+\\.js}', query('locale'), async (c) => {
    const guide = c.req.param('script').slice(0, -'.js'.length);
    const edition = await findEdition(c, guide, c.req.valid('query'));
    const element = await openAsset(c.env.ASSETS, 'embed/edge-faq.js');
    const document = await openDocument(c.env.ASSETS, guide, edition.locale);
    markEdition(c, edition);
    // JSON is JavaScript (ECMA-262, since 2019). An element of another version, which stood on the page before, may not take it.
    const script = await join([
      new Uint8Array(await element.arrayBuffer()),
      '\ncustomElements.get("edge-faq").preload?.(',
      new Uint8Array(await new Response(document).arrayBuffer()),
      ');',
    ]);
    return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
