/** `/images/:name`: images of guides. They are content, so that they pass through the worker like guides. */
import { Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import type { AppEnv } from '../env.ts';
import { imageTag, setPublic, setUnchanging } from '../http/cache-headers.ts';
import { problem } from '../http/problems.ts';
import { findImage } from '../store/images.ts';

/** Names that the compiler gives: the hash of the image. */
const HASHED = /^([0-9a-f]{32})\.[a-z]+$/;

/** A script in an SVG must not run when the image is opened by its own URL. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * `GET /images/:name` returns an image of a guide, whose name and ETag are its hash. Other images that the publisher has in that
 * folder are returned as static assets.
 *
 * Errors: 404 `unknown-path`; 410 `withdrawn`; 451 `unavailable-for-legal-reasons`; 503 `content-unavailable`.
 *
 * @example
 * curl https://faq.example/images/9c2f0d6a51b34c0e8f4a7be1d2c3a4f5.png
 */
export const images = new Hono<AppEnv>().get('/:name', async (c) => {
  const name = c.req.param('name');
  const [, hash] = HASHED.exec(name) ?? [];
  const unknown = () => problem(c, 'unknown-path', { detail: `There is no image ${name}.` });
  if (hash === undefined) {
    const response = await c.env.ASSETS.fetch(c.req.url);
    if (response.status === 404) throw unknown();
    // The headers of a fetched response are immutable.
    return new Response(response.body, response);
  }
  const bytes = await findImage(c.env.ASSETS, name, hash);
  if (!bytes) throw unknown();
  setPublic(c, imageTag(name));
  setUnchanging(c);
  return c.body(bytes, 200, {
    'Content-Security-Policy': POLICY,
    'Content-Type': getMimeType(name) ?? 'application/octet-stream',
    ETag: `"${hash}"`,
  });
});
