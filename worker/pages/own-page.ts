/** Forms of this site's own pages: no page of another site can send one in a reader's name. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';

/**
 * By `Sec-Fetch-Site`, which all browsers send, or else by `Origin`: a page that sends no referrer has `null` there.
 *
 * @throws {HTTPException} 403 `origin-not-allowed` for a page of another origin.
 */
export function requireOwnPage(c: Context<AppEnv>): void {
  const site = c.req.header('Sec-Fetch-Site');
  const { origin } = new URL(c.req.url);
  if (site === undefined ? (c.req.header('Origin') ?? origin) === origin : site === 'same-origin') return;
  throw problem(c, 'origin-not-allowed', { detail: 'This form is sent by a page of this site only.' });
}
