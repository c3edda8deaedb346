/** Content type of request bodies that the API accepts: JSON only. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem } from './problems.ts';

/** Methods whose routes read a body. A DELETE has one in workerd even if it is empty. */
const BODY_METHODS = ['POST', 'PUT', 'PATCH'];

/**
 * A form of any page can send other types without asking first (WHATWG Fetch, "CORS-safelisted request-header").
 *
 * @throws {HTTPException} 415 `unsupported-media-type`.
 */
export function requireJson(c: Context<AppEnv>): void {
  if (!BODY_METHODS.includes(c.req.method) || c.req.raw.body === null) return;
  if (/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) return;
  throw problem(c, 'unsupported-media-type', { detail: 'Send the body as application/json.' });
}
