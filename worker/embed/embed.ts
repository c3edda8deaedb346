/** `/embed/:guide.js`: the element and a guide in one answer. The element alone is a static asset. */
import { Hono } from 'hono';
import { documentPath } from '../../schema/paths.ts';
import { findEdition, markEdition } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { join } from '../http/answer.ts';
import { query } from '../http/query.ts';
import { readAsset } from '../store/assets.ts';

export const embed = new Hono<AppEnv>()

  /**
   * `GET /embed/:guide.js?locale=` → a module (WHATWG HTML, `<script type="module">`): a page shows its first answer after this one
   * request. Without `locale` it is negotiated; the element shows what comes only where it is in the page's language.
   */
  .get('/:script{.+\\.js}', query('locale'), async (c) => {
    const guide = c.req.param('script').slice(0, -'.js'.length);
    const edition = await findEdition(c, guide, c.req.valid('query'));
    const [element, document] = await Promise.all([
      readAsset(c.env.ASSETS, 'embed/edge-faq.js'),
      readAsset(c.env.ASSETS, documentPath(guide, edition.locale)),
    ]);
    markEdition(c, edition);
    // JSON is JavaScript (ECMA-262, since 2019). An element of another version, which stood on the page before, may not take it.
    const script = await join([element, '\ncustomElements.get("edge-faq").preload?.(', document, ');']);
    return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
