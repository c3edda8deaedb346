/** `/embed/:guide.js`: the element and a guide in one script. The element alone is a static asset. */
import { type Context, Hono } from 'hono';
import { findEdition, open, setEditionHeaders } from '../api/find-edition.ts';
import { concat } from '../concat.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { AppEnv } from '../env.ts';
import { logError } from '../http/log.ts';
import { query } from '../http/query.ts';
import { readElementScript } from '../store/element-script.ts';
import { isWithdrawn } from '../withdrawals/refuse.ts';

export const embed = new Hono<AppEnv>()

  /**
   * `GET /embed/:guide.js?locale=` returns a module script that defines the element and preloads the guide, so that a page needs one
   * request until the first answer is readable. Without `locale` it is negotiated; the element uses the guide only if it is in the
   * language of the page. If the guide is withdrawn or can't be read, the script defines the element all the same, which then requests
   * the guide itself; the response is not stored if the guide can't be read.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`; 503 `content-unavailable` if the element can't be read.
   *
   * @example
   * <script type="module" src="https://faq.example/embed/overdue-loan.js?locale=en"></script>
   */
  .get('/:script{.+\\.js}', query('locale'), async (c) => {
    const guide = c.req.param('script').slice(0, -'.js'.length);
    const element = await readElementScript(c.env.ASSETS);
    const preload = await readPreload(c, guide, c.req.valid('query'));
    const script = concat([element, ...preload]);
    return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });

/** The part of the script that preloads the guide, and the caching headers of the response; empty if the guide can't be read. */
async function readPreload(
  c: Context<AppEnv>,
  guide: string,
  requested: { locale?: string | undefined },
): Promise<(string | Uint8Array<ArrayBuffer>)[]> {
  try {
    const edition = await findEdition(c, guide, requested);
    const { header, read } = await open(c, edition);
    const document = await read(header.document);
    setEditionHeaders(c, edition);
    // JSON is a subset of JavaScript since ES2019. A classic script defines no element, and one of another version, which the page
    // defined earlier, may lack `preload`.
    return ['\ncustomElements.get("edge-faq")?.preload?.(', document, ');'];
  } catch (error) {
    if (isWithdrawn(error)) return withoutHeaders(c, 'Content-Language', 'Link');
    if (!(error instanceof ContentUnavailableError)) throw error;
    logError(c, error);
    c.header('Cache-Control', 'no-store');
    return withoutHeaders(c, 'Content-Language', 'Cache-Tag');
  }
}

/** The script without a guide, and without `headers` of a guide. */
function withoutHeaders(c: Context<AppEnv>, ...headers: string[]): [] {
  for (const header of headers) c.header(header, undefined);
  return [];
}
