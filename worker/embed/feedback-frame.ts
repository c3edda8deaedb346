/**
 * `/embed/frame/feedback`: the framed page with votes and reports, which only listed pages may frame. In a frame of any page, a reader could be
 * made to vote by a click on something else (OWASP, "Clickjacking").
 */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { listOrigins } from '../feedback/origins.ts';
import { setPublic } from '../http/cache-headers.ts';
import { readAsset } from '../store/assets.ts';

/** The page for any site, and its policy in `static/_headers`. */
const FRAME_PATH = 'embed/frame';
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

export const feedbackFrame = new Hono<AppEnv>()

  /**
   * `GET /embed/frame/feedback` returns the page of `/embed/frame` with a `frame-ancestors` directive of the origins that `FEEDBACK_ORIGINS`
   * lists; without such a list, no page may frame it. Its query sets attributes of the element, `votes` and `reports` among them.
   *
   * Errors: 503 `content-unavailable`.
   *
   * @example
   * <iframe title="Questions and answers" src="https://faq.example/embed/frame/feedback?guide=overdue-loan&votes&reports"></iframe>
   */
  .get('/', async (c) => {
    const page = await readAsset(c.env.ASSETS, FRAME_PATH);
    const origins = listOrigins(c.env).filter((origin) => origin !== 'null');
    const ancestors = origins.length > 0 ? origins.join(' ') : "'none'";
    setPublic(c);
    c.header('Content-Security-Policy', `${POLICY}; frame-ancestors ${ancestors}`);
    return c.body(page, 200, { 'Content-Type': 'text/html; charset=utf-8' });
  });
