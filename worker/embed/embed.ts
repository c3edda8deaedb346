/** `/embed/:guide.js`: the element and a guide in one script. The element alone is a static asset. */
import { Hono } from 'hono';
import { documentPath } from '../../schema/paths.ts';
import { findEdition, setEditionHeaders } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { query } from '../http/query.ts';
import { concat } from '../http/respond.ts';
import { readAsset } from '../store/assets.ts';

export const embed = new Hono<AppEnv>()

  /**
   * `GET /embed/:guide.js?locale=` returns a module script that defines the element and preloads the guide, so that a page needs one
   * request until the first answer is readable. Without `locale` it is negotiated; the element uses the guide only if it is in the
   * language of the page.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`; 503 `content-unavailable`.
   *
   * @example
   * <script type="module" src="https://faq.example/embed/overdue-loan.js?locale=en"></script>
   */
  .get('/:script{.+\\.js}', query('locale'), async (c) => {
    const guide = c.req.param('script').slice(0, -'.js'.length);
    const edition = await findEdition(c, guide, c.req.valid('query'));
    const [element, document] = await Promise.all([
      readAsset(c.env.ASSETS, 'embed/edge-faq.js'),
      readAsset(c.env.ASSETS, documentPath(guide, edition)),
    ]);
    setEditionHeaders(c, edition);
    // JSON is a subset of JavaScript since ES2019. An element that the page defined earlier, of another version, may lack `preload`.
    const script = await concat([element, '\ncustomElements.get("edge-faq").preload?.(', document, ');']);
    return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
