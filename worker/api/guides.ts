/** `/v1/guides`: what there is to read, and whole guides. */
import { Hono } from 'hono';
import { describe } from '../contract/describe.ts';
import type { AppEnv } from '../env.ts';
import { send, sendJson } from '../http/answer.ts';
import { ALL_GUIDES, setFreshness } from '../http/caching.ts';
import { chooseMediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { openDocument, readDocument, readMarkdown } from '../store/documents.ts';
import { readCatalogue } from '../store/manifest.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE, markEdition } from './find-edition.ts';
import { guideAsText } from './plain-text.ts';

export const guides = new Hono<AppEnv>()

  /** `GET /v1/guides` → `Manifest`: every guide with its locales, titles, revisions and counts. */
  .get(
    '/',
    describe({
      id: 'listGuides',
      summary: 'What guides exist, in which locales and at which revisions',
      answer: 'Manifest',
      cacheable: true,
      problems: ['invalid-query', 'content-unavailable'],
    }),
    query(),
    async (c) => {
      const { manifest } = await readCatalogue(c.env.ASSETS);
      setFreshness(c, ALL_GUIDES);
      return sendJson<'Manifest'>(c, manifest);
    },
  )

  /**
   * `GET /v1/guides/:guide?locale=&revision=` → `Guide`: chapters with their sections, in one locale. The ETag is its
   * revision. By `Accept` also Markdown and plain text.
   */
  .get(
    '/:guide',
    describe({
      id: 'getGuide',
      summary: 'A whole guide in one locale',
      path: { guide: GUIDE },
      answer: 'Guide',
      also: ['text/markdown', 'text/plain'],
      cacheable: true,
      problems: [...EDITION_PROBLEMS, 'not-acceptable'],
    }),
    query('locale', 'revision'),
    async (c) => {
      const type = chooseMediaType(c, ['application/json', 'text/markdown', 'text/plain']);
      const edition = await findEdition(c, c.req.param('guide'), c.req.valid('query'));
      markEdition(c, edition, type);
      const [assets, { guide, locale }] = [c.env.ASSETS, edition];
      if (type === 'text/plain')
        return send<'Guide'>(c, type, guideAsText(await readDocument(assets, guide, locale)));
      if (type === 'text/markdown')
        return send<'Guide'>(c, type, (await readMarkdown(assets, guide, locale)).buffer);
      return send<'Guide'>(c, type, await openDocument(assets, guide, locale));
    },
  );
