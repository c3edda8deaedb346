/** `/share/…`: share images of guides and of the site, for previews of links. They show titles, so that they are withdrawn with guides. */
import { type Context, Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic, setUnchanging } from '../http/cache-headers.ts';
import { problem } from '../http/problems.ts';
import { hashOfGuide, hashOfSite, isVersionOf, readShareImage, shareImageOf } from '../store/share-images.ts';
import { readSite } from '../store/site.ts';
import { findEdition, readGuide, tagsOf } from './find-edition.ts';

/** Nothing in an image may run or load anything when it is opened by its own URL. */
const POLICY = "default-src 'none'; sandbox";

const EXTENSION = '.png';

export const shareImages = new Hono<AppEnv>()

  /**
   * `GET /share/:guide/:locale.png` returns the image of a guide in one locale, whatever version `?v=` names: an earlier one may show a title
   * that no longer holds. A guide without an image of its own leads to that of the site.
   *
   * Errors: 404 `unknown-guide`, `unknown-locale`, `unknown-path`; 410 `withdrawn`; 451 `unavailable-for-legal-reasons`; 503
   * `content-unavailable`.
   *
   * @example
   * curl -o overdue-loan.png https://faq.example/share/overdue-loan/zh-Hant.png
   */
  .get('/:guide/:file{[\\w-]+\\.png}', async (c) => {
    const { guide: id, file } = c.req.param();
    const edition = await findEdition(c, id, { locale: file.slice(0, -EXTENSION.length) });
    const { locale } = edition;
    const tags = tagsOf(edition);
    const hash = hashOfGuide(await readGuide(c, id), locale);
    if (hash !== undefined) return respondImage(c, hash, tags);
    const ofSite = shareImageOf(await readSite(c.env.ASSETS), locale);
    if (!ofSite) throw unknownImage(c);
    setPublic(c, ...tags);
    return c.redirect(ofSite.path, 302);
  })

  /**
   * `GET /share/:locale.png` returns the image of the site in one locale.
   *
   * Errors: 404 `unknown-path`; 503 `content-unavailable`.
   *
   * @example
   * curl -o site.png https://faq.example/share/zh-Hant.png
   */
  .get('/:file{[\\w-]+\\.png}', async (c) => {
    const locale = c.req.param('file').slice(0, -EXTENSION.length);
    const hash = hashOfSite(await readSite(c.env.ASSETS), locale);
    if (hash === undefined) throw unknownImage(c);
    return respondImage(c, hash, [GUIDES_TAG, localeTag(locale)]);
  });

async function respondImage(c: Context<AppEnv>, hash: string, tags: readonly string[]): Promise<Response> {
  const png = await readShareImage(c.env.ASSETS, hash);
  setPublic(c, ...tags);
  if (isVersionOf(hash, c.req.query('v'))) setUnchanging(c);
  return c.body(png, 200, {
    'Content-Security-Policy': POLICY,
    'Content-Type': 'image/png',
    ETag: `"${hash}"`,
  });
}

function unknownImage(c: Context<AppEnv>) {
  return problem(c, 'unknown-path', { detail: `There is no share image ${c.req.path}.` });
}
