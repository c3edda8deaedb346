/** `/v1/guides/:guide/sections`: lists of sections, and single sections. */
import { type Context, Hono } from 'hono';
import { concat } from '../../schema/concat.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';
import { negotiateMediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { type ApiResponse, respond } from '../http/respond.ts';
import {
  EDITION_PROBLEMS,
  type Edition,
  findEdition,
  GUIDE_PARAMETER,
  open,
  setEditionHeaders,
} from './find-edition.ts';
import { findSection } from './find-section.ts';
import { paginate } from './paginate.ts';
import {
  type JsonParts,
  mediaTypesFor,
  openObject,
  respondSection,
  sectionsToBody,
  toMembers,
} from './respond-edition.ts';
import { selectSections } from './select-sections.ts';

export const sections = new Hono<AppEnv>()

  /**
   * `GET /v1/guides/:guide/sections?locale=&revision=&chapter=&ids=&fields=&limit=&cursor=` returns
   * `{guide, locale, revision, total, sections, next?}`: the sections in the guide's order, page by page, filtered by `chapter` and by
   * the comma-separated `ids`. 308 if one of them is a former id. A withdrawn section is a notice. Also available as Markdown and plain text, by `Accept`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`, `unknown-chapter`, `unknown-section`;
   * 406 `not-acceptable`; 410 `withdrawn`; 451 `unavailable-for-legal-reasons`; 503 `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/v1/guides/overdue-loan/sections?locale=en&chapter=causes&fields=id,heading'
   */
  .get(
    '/',
    operation({
      operationId: 'listSections',
      summary: 'List the sections of a guide, page by page',
      path: { guide: GUIDE_PARAMETER },
      response: 'SectionList',
      alsoAs: ['text/markdown', 'text/plain'],
      cacheable: true,
      redirects: true,
      problems: [...EDITION_PROBLEMS, 'unknown-chapter', 'unknown-section', 'not-acceptable'],
    }),
    query('locale', 'revision', 'chapter', 'ids', 'fields', 'limit', 'cursor'),
    async (c) => {
      const requested = c.req.valid('query');
      const type = negotiateMediaType(c, mediaTypesFor(requested.fields));
      const edition = await findEdition(c, c.req.param('guide') ?? '', requested);
      const opened = await open(c, edition);
      const { sections: selected, start, redirectQuery } = selectSections(c, requested, opened);
      if (redirectQuery) return redirect<'SectionList'>(c, edition, c.req.path, redirectQuery);

      const page = paginate(c, selected, start, requested.limit ?? PAGE_SIZE);
      setEditionHeaders(c, edition, type);
      if (type !== 'application/json')
        return respond<'SectionList'>(c, type, await sectionsToBody(opened, page.sections, type));
      const list: JsonParts = [];
      for (const section of page.sections)
        list.push(list.length > 0 ? ',{' : '{', ...(await toMembers(opened, section, requested.fields)));
      const total = `,"total":${selected.length},"sections":[`;
      const end = page.next === undefined ? ']}' : `],"next":${JSON.stringify(page.next)}}`;
      return respond<'SectionList'>(c, type, concat([openObject(opened) + total, ...list, end]));
    },
  )

  /**
   * `GET /v1/guides/:guide/sections/:section?locale=&revision=&fields=` returns `{guide, locale, revision, …section, chapter}`; 308
   * for a former id. Also available as Markdown and plain text, by `Accept`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`, `unknown-section`; 406
   * `not-acceptable`; 410 `withdrawn`; 451 `unavailable-for-legal-reasons`; 503 `content-unavailable`.
   *
   * @example
   * curl 'https://faq.example/v1/guides/overdue-loan/sections/get-in-touch?locale=en'
   */
  .get(
    '/:section',
    operation({
      operationId: 'getSection',
      summary: 'Get one section: a question and its answer',
      path: { guide: GUIDE_PARAMETER, section: 'Id of a section: `get-in-touch`.' },
      response: 'Section',
      alsoAs: ['text/markdown', 'text/plain'],
      cacheable: true,
      redirects: true,
      problems: [...EDITION_PROBLEMS, 'unknown-section', 'not-acceptable'],
    }),
    query('locale', 'revision', 'fields'),
    async (c) => {
      const { fields, ...requested } = c.req.valid('query');
      const type = negotiateMediaType(c, mediaTypesFor(fields));
      const edition = await findEdition(c, c.req.param('guide') ?? '', requested);
      const opened = await open(c, edition);
      const found = findSection(c, edition, opened, c.req.param('section'));
      if (!found.section)
        return redirect<'Section'>(c, edition, c.req.path.replace(/[^/]*$/, found.current), {});
      return respondSection(c, edition, opened, found.section, type, fields);
    },
  );

/** 308 to `path` with the query of this request, in which `parameters` replace former ids. */
function redirect<N extends 'Section' | 'SectionList'>(
  c: Context<AppEnv>,
  { guide }: Edition,
  path: string,
  parameters: Record<string, string>,
): ApiResponse<N> {
  const { searchParams } = new URL(c.req.url);
  for (const [name, value] of Object.entries(parameters)) searchParams.set(name, value);
  setPublic(c, guideTag(guide));
  const location = searchParams.size > 0 ? `${path}?${searchParams}` : path;
  return c.redirect(location, 308) as Response as ApiResponse<N>;
}
