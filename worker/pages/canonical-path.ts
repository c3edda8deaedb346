/** Redirects from other spellings of the paths of pages: in upper case, percent-encoded, with a slash at the end. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { setPublic } from '../http/cache-headers.ts';

/** Pages that are about the site; those of guides have further names in their path, which their routes redirect. */
const SITE_PAGES = ['report', 'accessibility'];

/**
 * 308 to the canonical path with the query, which stays percent-encoded; undefined at the canonical path, and where there is no page. It is no
 * middleware of all paths, which would be the route of each request in the log. Programs that write are told that there is nothing at the path.
 */
export function redirectToCanonicalPath(c: Context<AppEnv>): Response | undefined {
  const { pathname, search } = new URL(c.req.url);
  const canonical = canonicalPath(c.req.path, pathname);
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!isRead || canonical === undefined || canonical === pathname) return undefined;
  setPublic(c);
  return c.redirect(canonical + search, 308);
}

/** @param path - `pathname` as the router reads it: decoded, except slashes */
function canonicalPath(path: string, pathname: string): string | undefined {
  const [, name = '', ...others] = path.split('/');
  const lower = name.toLowerCase();
  if (SITE_PAGES.includes(lower) && others.join('') === '' && others.length < 2) return `/${lower}`;
  return name === 'G' ? ['/g', ...pathname.split('/').slice(2)].join('/') : undefined;
}
