/** `/content/…`: compiled files, which are for the worker only. Documents had a URL here before they passed through the worker. */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';

export const content = new Hono<AppEnv>()

  /**
   * `GET /content/:guide/:locale/:revision.json`, a former URL of documents: 308 to the document at that revision.
   *
   * @example
   * curl -L https://faq.example/content/overdue-loan/en/3ee4d051b342511ba09f3f7d1461037f.json
   */
  .get('/:guide{[a-z0-9-]{1,64}}/:locale/:file{[0-9a-f]{32}\\.json}', (c) => {
    const { guide, locale, file } = c.req.param();
    const query = new URLSearchParams({ locale, revision: file.slice(0, -'.json'.length) });
    setPublic(c, guideTag(guide));
    return c.redirect(`/v1/guides/${encodeURIComponent(guide)}?${query}`, 308);
  });
