/** `/v1/guides`: the list of guides, and whole guides. */
import { Hono } from 'hono';
import { toShape } from '../../schema/pick-guide.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { GUIDES_TAG, localeTag, setPublic } from '../http/cache-headers.ts';
import { negotiateMediaType } from '../http/media-type.ts';
import { queryOf } from '../http/query.ts';
import { respond } from '../http/respond.ts';
import { readCatalog } from '../store/catalog.ts';
import { listOf } from '../store/guide-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { listShown } from '../withdrawals/shown-list.ts';
import { EDITION_PROBLEMS, findEdition, GUIDE_PARAMETER, open } from './find-edition.ts';
import { findSiteLocale } from './find-site-locale.ts';
import { pickFields, readListPage } from './list-guides.ts';
import { mediaTypesFor, respondGuide } from './respond-edition.ts';

export const guides = new Hono<AppEnv>()

  /**
   * `GET /v1/guides?locale=&fields=&limit=&cursor=` returns `{total, guides, next?}`: the guides with their locales, titles, revisions and
   * counts, sorted by id, page by page. With `locale`, the guides in that language, each with that locale only. A page starts after a
   * guide's id, whether or not that guide still exists. A guide that is withdrawn has no locales, and `withdrawn: true`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-locale`; 503 `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/v1/guides?locale=en&fields=guide,title&limit=20'
   */
  .get(
    '/',
    operation({
      operationId: 'listGuides',
      summary: 'List the guides with their locales and revisions, page by page',
      response: 'GuideList',
      cacheable: true,
      problems: ['invalid-query', 'unknown-locale', 'content-unavailable'],
    }),
    queryOf({
      locale: parameters.listLocale,
      fields: parameters.guideFields,
      limit: parameters.limit,
      cursor: parameters.guideCursor,
    }),
    async (c) => {
      const { locale: requested, fields, limit = PAGE_SIZE, cursor } = c.req.valid('query');
      const catalog = await readCatalog(c.env.ASSETS);
      const locale = requested === undefined ? undefined : findSiteLocale(c, catalog, requested);
      const list = listOf(catalog, locale);
      setPublic(c, GUIDES_TAG, ...(locale === undefined ? [] : [localeTag(locale)]));
      const withdrawals = await readWithdrawals(c);
      const page = await readListPage(c, list, cursor, limit);
      const listed = page.guides.map((guide) => listShown(guide, withdrawals));
      const guides = listed.map((guide) => (fields ? pickFields(JSON.parse(guide), fields) : guide));
      const end = page.next === undefined ? ']}' : `],"next":"${page.next}"}`;
      return respond<'GuideList'>(
        c,
        'application/json',
        `{"total":${list.total},"guides":[${guides.join()}${end}`,
      );
    },
  )

  /**
   * `GET /v1/guides/:guide?locale=&revision=&fields=&large=` returns `Guide`: chapters with their sections, in one locale. The ETag is the
   * revision. Also available as Markdown and plain text, by `Accept`. With `fields`, sections have only these members, and `withdrawn`. With
   * `large=headings`, those of a guide of more than 100 kB on the wire have no `html` and no `text`: `…/sections?ids=` has them.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`; 406 `not-acceptable`; 410 `withdrawn`; 451
   * `unavailable-for-legal-reasons`; 503 `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/v1/guides/overdue-loan?locale=en'
   * curl 'https://faq.example/v1/guides/overdue-loan?locale=en&fields=id,heading,html&large=headings'
   */
  .get(
    '/:guide',
    operation({
      operationId: 'getGuide',
      summary: 'Get a guide in one locale',
      path: { guide: GUIDE_PARAMETER },
      response: 'Guide',
      alsoAs: ['text/markdown', 'text/plain'],
      cacheable: true,
      problems: [...EDITION_PROBLEMS, 'not-acceptable'],
    }),
    queryOf({
      locale: parameters.locale,
      revision: parameters.revision,
      fields: parameters.guideSectionFields,
      large: parameters.large,
    }),
    async (c) => {
      const { fields, large, ...requested } = c.req.valid('query');
      const type = negotiateMediaType(c, mediaTypesFor(fields ?? large));
      const edition = await findEdition(c, c.req.param('guide'), requested);
      const opened = await open(c, edition);
      const isDeferred = large === 'headings' && opened.header.large === true;
      return respondGuide(c, edition, opened, type, toShape(fields, isDeferred));
    },
  );
