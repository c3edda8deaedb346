/** `/embed/:guide.js`: the element and a guide in one script. The element alone is a static asset. */
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { concat } from '../../schema/concat.ts';
import { ELEMENT_FIELDS, toShape } from '../../schema/pick-guide.ts';
import { findEdition, open, setEditionHeaders } from '../api/find-edition.ts';
import { readDocument } from '../api/respond-edition.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, guideTag } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import { query } from '../http/query.ts';
import { readElementScript } from '../store/element-script.ts';
import { isWithdrawn } from '../withdrawals/refuse.ts';

export const embed = new Hono<AppEnv>()

  /**
   * `GET /embed/:guide.js?locale=` returns a module script that defines the element and preloads the guide, so that a page needs one
   * request until the first answer is readable. Without `locale` it is negotiated; the element uses the guide only if it is in the
   * language of the page. The guide is as the element requests it: without `text`, and with headings only if it is large.
   *
   * If the guide is withdrawn or can't be read, or if it is unknown or lacks the locale, the script defines the element all the same, which
   * then requests the guide itself. A mistake in the URL is logged in the console of the page. The response is not stored if the guide
   * can't be read, and for a minute if there is a mistake.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide` for names that no guide can have; 503 `content-unavailable` if the element can't be read.
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

type ScriptPart = string | Uint8Array<ArrayBuffer>;

/** Part of a name that no guide has, as a pinned script, a chunk of one or a source map, of which a page has to know that it is missing. */
const FILE_NAME = /[./]/;

/** Fresh for a minute: the guide, or its locale, may be published any time. Not for the response cache, which any name would fill. */
const CACHE_CONTROL = 'max-age=60';

/** The part of the script that preloads the guide, or logs why there is none, and the caching headers of the response. */
async function readPreload(
  c: Context<AppEnv>,
  guide: string,
  requested: { locale?: string | undefined },
): Promise<ScriptPart[]> {
  try {
    const edition = await findEdition(c, guide, requested);
    const opened = await open(c, edition);
    const document = await readDocument(opened, toShape(ELEMENT_FIELDS, opened.header.large));
    setEditionHeaders(c, edition);
    // JSON is a subset of JavaScript since ES2019. A classic script defines no element, and one of another version, which the page
    // defined earlier, may lack `preload`.
    return ['\ncustomElements.get("edge-faq")?.preload?.(', document, ');'];
  } catch (error) {
    if (isWithdrawn(error)) return withoutHeaders(c, 'Content-Language', 'Link');
    if (error instanceof HTTPException && error.status === 404 && error.res && !FILE_NAME.test(guide))
      return warnOf(c, guide, await error.res.json());
    if (!(error instanceof ContentUnavailableError)) throw error;
    logError(c, error);
    c.header('Cache-Control', 'no-store');
    return withoutHeaders(c, 'Content-Language', 'Cache-Tag');
  }
}

/** The part of the script that logs a mistake in its URL, for the developer of the page. */
function warnOf(
  c: Context<AppEnv>,
  guide: string,
  { type, detail, nearest, available = [] }: ResponseBody<'Problem'>,
): ScriptPart[] {
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const message = `<edge-faq>: ${detail}${hint} Available: ${available.join(', ')}.`;
  c.header('Cache-Control', CACHE_CONTROL);
  // A name that isn't that of a guide may have any character.
  c.header('Cache-Tag', type.endsWith('/unknown-locale') ? guideTag(guide) : GUIDES_TAG);
  return [`\nconsole.warn(${JSON.stringify(message)});`, ...withoutHeaders(c, 'Content-Language')];
}

/** The script without a guide, and without `headers` of a guide. */
function withoutHeaders(c: Context<AppEnv>, ...headers: string[]): [] {
  for (const header of headers) c.header(header, undefined);
  return [];
}
