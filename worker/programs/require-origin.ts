/** Origin of absolute URLs, without which nothing that consists of them can be served. */
import type { Context } from 'hono';
import type { Site } from '../../schema/site.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';
import { readSite } from '../store/site.ts';

/**
 * The settings of a site that has an origin.
 *
 * @throws {HTTPException} 404 `no-origin` if it has none.
 */
export async function requireOrigin(c: Context<AppEnv>): Promise<Site & { origin: string }> {
  const site = await readSite(c.env.ASSETS);
  const { origin } = site;
  if (origin !== undefined) return { ...site, origin };
  throw problem(c, 'no-origin', {
    detail: 'This needs absolute URLs, and content/site.yaml sets no origin.',
  });
}
