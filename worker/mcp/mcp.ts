/** `/mcp`: the MCP server, a worker of its own, so that readers' isolates load nothing of it. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Site } from '../../schema/site.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { AppEnv, McpSite } from '../env.ts';
import { logError } from '../http/log.ts';
import { problem } from '../http/problems.ts';
import { readSite } from '../store/site.ts';

/** The response of the API to a GET request of `path`. */
type FetchApi = (c: Context<AppEnv>, path: string, accept: string) => Response | Promise<Response>;

/** Paths that the MCP server may request: what readers may, too. */
const API_PATH = /^\/v1\//;

/**
 * `POST /mcp` passes a message of an MCP client to the MCP server, and lends it the API: it has no binding of its own. The response
 * is JSON-RPC.
 *
 * Errors: 404 `unknown-path` without the binding `MCP`; 503 `mcp-unavailable` if the MCP server fails.
 *
 * @example
 * app.route('/mcp', mcp((c, path, accept) => app.fetch(new Request(new URL(path, c.req.url), { headers: { accept } }), c.env)));
 */
export function mcp(fetchApi: FetchApi): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/', async (c) => {
    const server = c.env.MCP;
    if (!server)
      throw problem(c, 'unknown-path', {
        detail: 'This site has no MCP server: its worker lacks the binding MCP.',
      });
    const site: McpSite = {
      ...(await describeSite(c)),
      fetch: async (path, accept) =>
        API_PATH.test(new URL(path, c.req.url).pathname)
          ? fetchApi(c, path, accept)
          : new Response(null, { status: 404 }),
    };
    const response = await server.handle(c.req.raw, site).catch((error: Error) => {
      logError(c, error);
      throw problem(
        c,
        'mcp-unavailable',
        { detail: 'The MCP server could not be reached.' },
        { 'Retry-After': '30' },
      );
    });
    c.header('Cache-Control', 'no-store');
    const type = response.headers.get('Content-Type');
    if (type) c.header('Content-Type', type);
    const allow = response.headers.get('Allow');
    if (allow) c.header('Allow', allow);
    return c.body(await response.arrayBuffer(), response.status as ContentfulStatusCode);
  });
}

/** Nothing where the settings can't be read: each tool then says what is unavailable. */
async function describeSite(c: Context<AppEnv>): Promise<Omit<McpSite, 'fetch'>> {
  const site = await readSite(c.env.ASSETS).catch((error: Error) => {
    if (error instanceof ContentUnavailableError) return undefined;
    throw error;
  });
  if (!site) return {};
  const name = nameOf(site);
  const pages = pagesOf(site);
  return { ...(name !== undefined && { name }), ...(pages && { pages }) };
}

function nameOf({ name }: Site): string | undefined {
  return typeof name === 'string' ? name : (name['en'] ?? Object.values(name)[0]);
}

/** The canonical pages, from the settings and never from the request's host. */
function pagesOf({ pages, origin }: Site): McpSite['pages'] {
  if (pages !== undefined) return { template: pages, hasSections: false };
  return origin === undefined ? undefined : { template: `${origin}/g/{guide}/{locale}`, hasSections: true };
}
