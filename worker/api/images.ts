/** `/images/:name`: images of guides. They are content, so that they pass through the worker like guides. */
import { Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import type { ImageUse } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, guideTag, setPublic, setUnchanging } from '../http/cache-headers.ts';
import { problem } from '../http/problems.ts';
import type { Assets } from '../store/assets.ts';
import { findImageUses } from '../store/image-uses.ts';
import { findImage } from '../store/images.ts';
import { findSite } from '../store/site.ts';
import { withdrawnProblem } from '../withdrawals/refuse.ts';
import { findImageWithdrawal } from './image-withdrawal.ts';

/** Names that the compiler gives: the hash of the image. */
const HASHED = /^([0-9a-f]{32})\.[a-z]+$/;

/** What is no file name after percent-decoding: static assets would collapse slashes. */
const NOT_A_NAME = /[/\\]|^\.*$/;

/** An image that more guides show has the tag of all guides. */
const MAX_TAGGED_GUIDES = 20;

/** A script in an SVG must not run when the image is opened by its own URL. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * `GET /images/:name` returns an image of a guide, whose name and ETag are its hash. Other images that the publisher has in that
 * folder are returned as static assets. An image is withdrawn if everything that shows it is; the logo, which the site itself shows, is not.
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
    if (NOT_A_NAME.test(name)) throw unknown();
    // Not the URL of the request, which static assets may decode once more: to the name of an image that is withdrawn.
    const url = new URL(`/images/${encodeURIComponent(name)}`, c.req.url);
    const response = await c.env.ASSETS.fetch(url.href);
    if (response.status === 404) throw unknown();
    // The headers of a fetched response are immutable.
    return new Response(response.body, response);
  }
  const uses = await findImageUses(c.env.ASSETS, name);
  const withdrawal = await findImageWithdrawal(c, uses);
  const tags = tagsOf(uses);
  if (withdrawal && !(await isLogo(c.env.ASSETS, name)))
    throw withdrawnProblem(c, `The image ${name}`, withdrawal, undefined, tags);
  const bytes = await findImage(c.env.ASSETS, name, hash);
  if (!bytes) throw unknown();
  setPublic(c, ...tags);
  setUnchanging(c);
  return c.body(bytes, 200, {
    'Content-Security-Policy': POLICY,
    'Content-Type': getMimeType(name) ?? 'application/octet-stream',
    ETag: `"${hash}"`,
  });
});

async function isLogo(assets: Assets, name: string): Promise<boolean> {
  return (await findSite(assets))?.logo?.path === `/images/${name}`;
}

/** The tags of the guides that show an image: whoever purges a guide purges its images. */
function tagsOf(uses: readonly ImageUse[]): string[] {
  const guides = [...new Set(uses.map(([guide]) => guide))];
  return guides.length > 0 && guides.length <= MAX_TAGGED_GUIDES ? guides.map(guideTag) : [GUIDES_TAG];
}
