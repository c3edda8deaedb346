/** `/v1/guides`: the list of guides, and whole guides. */
import { Hono } from 'hono';
import { operation } from '../contract/operation.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, setPublic } from '../http/cache-headers.ts';
import { negotiateMediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { respond, respondJson } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { readDocumentBytes, readMarkdown, transformDocument } from '../store/documents.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE_PARAMETER, setEditionHeaders } from './find-edition.ts';
import { guideToText } from './plain-text.ts';

export const guides = new Hono<AppEnv>()

  /**
   * `GET /v1/guides` returns `Manifest`: every guide with its locales, titles, revisions and counts.
   *
   * Errors: 400 `invalid-query`; 503 `content-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/guides
   */
  .get(
    '/',
    operation({
      operationId: 'listGuides',
      summary: 'List all guides with their locales and revisions',
      response: 'Manifest',
      cacheable: true,
      problems: ['invalid-query', 'content-unavailable'],
    }),
    query(),
    async (c) => {
      const { manifest } = await readCatalog(c.env.ASSETS);
      setPublic(c, GUIDES_TAG);
      return respondJson<'Manifest'>(c, manifest);
    },
  )

  /**
   * `GET /v1/guides/:guide?locale=&revision=` returns `Guide`: chapters with their sections, in one locale. The ETag is the
   * revision. Also available as Markdown and plain text, by `Accept`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`; 406 `not-acceptable`; 503
   * `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/v1/guides/overdue-loan?locale=en'
   */
  .get(
    '/:guide',
    operation({
      operationId: 'getGuide',
      summary: 'Get a whole guide in one locale',
      path: { guide: GUIDE_PARAMETER },
      response: 'Guide',
      alsoAs: ['text/markdown', 'text/plain'],
      cacheable: true,
      problems: [...EDITION_PROBLEMS, 'not-acceptable'],
    }),
    query('locale', 'revision'),
    async (c) => {
      const type = negotiateMediaType(c, ['application/json', 'text/markdown', 'text/plain']);
      const edition = await findEdition(c, c.req.param('guide'), c.req.valid('query'));
      setEditionHeaders(c, edition, type);
      const [assets, { guide }] = [c.env.ASSETS, edition];
      if (type === 'text/plain')
        return respond<'Guide'>(c, type, await transformDocument(assets, guide, edition, guideToText));
      if (type === 'text/markdown')
        return respond<'Guide'>(c, type, (await readMarkdown(assets, guide, edition)).buffer);
      return respond<'Guide'>(c, type, (await readDocumentBytes(assets, guide, edition)).buffer);
    },
  );
