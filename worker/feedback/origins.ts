/** Origins whose pages may send what readers write. */
import type { Context } from 'hono';
import type { AppEnv, Env } from '../env.ts';
import { problem } from '../http/problems.ts';

/** Of a page: the host of a URL may have `*` and `;`, which mean something else in a Content Security Policy. */
const PAGE_ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The origins of `FEEDBACK_ORIGINS`; what is no URL of a page there is no page's origin, and accepts nothing. */
export function listOrigins({ FEEDBACK_ORIGINS = '' }: Env): string[] {
  return FEEDBACK_ORIGINS.split(/[\s,]+/)
    .filter(Boolean)
    .map((url) => URL.parse(url)?.origin ?? 'null')
    .map((origin) => (PAGE_ORIGIN.test(origin) ? origin : 'null'));
}

/**
 * Whether the page that sent the request may send feedback: any may, unless `FEEDBACK_ORIGINS` lists origins. This worker's own pages always
 * may. The header `Origin` is set by browsers, and a program can set any: this protects readers from pages, not the API from programs.
 */
export function isAcceptedOrigin(c: Context<AppEnv>): boolean {
  const listed = listOrigins(c.env);
  if (listed.length === 0) return true;
  const origin = c.req.header('Origin') ?? 'null';
  return origin !== 'null' && [new URL(c.req.url).origin, ...listed].includes(origin);
}

/** @throws {HTTPException} 403 `origin-not-allowed`. */
export function requireAcceptedOrigin(c: Context<AppEnv>): void {
  if (isAcceptedOrigin(c)) return;
  const origin = c.req.header('Origin');
  const detail =
    origin === undefined
      ? 'This site accepts feedback from the pages that it lists only, and the request has no header Origin.'
      : `This site accepts no feedback from pages of ${origin}.`;
  throw problem(c, 'origin-not-allowed', { detail });
}
