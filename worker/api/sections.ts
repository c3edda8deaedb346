/** `/v1/guides/:guide/sections`: lists of sections, and single sections. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import type { SectionField } from '../../schema/guide.ts';
import type { MediaType } from '../contract/media-type.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';
import { negotiateMediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { type ApiResponse, concat, respond } from '../http/respond.ts';
import { readMarkdown } from '../store/documents.ts';
import { type PackedSection, parseSection, type SectionPack } from '../store/section-pack.ts';
import {
  EDITION_PROBLEMS,
  type Edition,
  findEdition,
  GUIDE_PARAMETER,
  openSectionPack,
  setEditionHeaders,
} from './find-edition.ts';
import { paginate } from './paginate.ts';
import { sectionsToText } from './plain-text.ts';
import { resolveIds } from './resolve-ids.ts';
import { selectSections } from './select-sections.ts';

const MEDIA_TYPES: MediaType[] = ['application/json', 'text/markdown', 'text/plain'];

export const sections = new Hono<AppEnv>()

  /**
   * `GET /v1/guides/:guide/sections?locale=&revision=&chapter=&ids=&fields=&limit=&cursor=` returns
   * `{guide, locale, revision, total, sections, next?}`: the sections in the guide's order, page by page, filtered by `chapter` and by
   * the comma-separated `ids`. 308 if one of them is a former id. Also available as Markdown and plain text, by `Accept`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`, `unknown-chapter`, `unknown-section`;
   * 406 `not-acceptable`; 503 `content-unavailable`.
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
      const pack = await openSectionPack(c, edition);
      const { sections: selected, redirectQuery } = selectSections(c, requested, pack);
      if (redirectQuery) return redirect<'SectionList'>(c, edition, c.req.path, redirectQuery);

      const page = paginate(c, selected, requested.cursor, requested.limit ?? PAGE_SIZE);
      setEditionHeaders(c, edition, type);
      if (type !== 'application/json')
        return respond<'SectionList'>(c, type, await toText(c, edition, page.sections, type));
      const list = page.sections.flatMap((section) => [',', toJson(section, requested.fields)]).slice(1);
      const total = `,"total":${selected.length},"sections":[`;
      const end = page.next === undefined ? ']}' : `],"next":${JSON.stringify(page.next)}}`;
      return respond<'SectionList'>(c, type, await concat([openObject(pack), total, ...list, end]));
    },
  )

  /**
   * `GET /v1/guides/:guide/sections/:section?locale=&revision=&fields=` returns `{guide, locale, revision, …section, chapter}`; 308
   * for a former id. Also available as Markdown and plain text, by `Accept`.
   *
   * Errors: 400 `invalid-query`; 404 `unknown-guide`, `unknown-locale`, `unknown-revision`, `unknown-section`; 406
   * `not-acceptable`; 503 `content-unavailable`.
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
      const pack = await openSectionPack(c, edition);
      const id = c.req.param('section');
      const existing = pack.sections.map((section) => section.id);
      const [current = id] = resolveIds(c, 'section', id, pack, existing);
      if (current !== id) return redirect<'Section'>(c, edition, c.req.path.replace(/[^/]*$/, current), {});

      const selected = pack.sections.filter((section) => section.id === id);
      setEditionHeaders(c, edition, type);
      if (type !== 'application/json')
        return respond<'Section'>(c, type, await toText(c, edition, selected, type));
      const members = selected.map((section) => toJson(section, fields).slice(1));
      return respond<'Section'>(c, type, await concat([openObject(pack), ',', ...members]));
    },
  );

/** `fields` are members of JSON; text has none. */
function mediaTypesFor(fields: readonly SectionField[] | undefined): MediaType[] {
  return fields ? ['application/json'] : MEDIA_TYPES;
}

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

/** The start of every JSON body, without a closing brace: `{"guide":…,"locale":…,"revision":…`. */
function openObject({ header: { guide, locale, revision } }: SectionPack): string {
  return JSON.stringify({ guide, locale, revision }).slice(0, -1);
}

/** The JSON of a section, which is parsed only to pick `fields`. */
function toJson(
  section: PackedSection,
  fields: readonly SectionField[] | undefined,
): string | Uint8Array<ArrayBuffer> {
  if (!fields) return section.json;
  const parsed = parseSection(section);
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, parsed[field]])));
}

async function toText(
  c: Context<AppEnv>,
  edition: Edition,
  selected: readonly PackedSection[],
  type: MediaType,
): Promise<string | ArrayBuffer> {
  if (type === 'text/plain') return sectionsToText(selected.map(parseSection));
  const whole = await wrapTime(c, 'markdown', readMarkdown(c.env.ASSETS, edition.guide, edition));
  const parts = selected.flatMap(({ markdown: [start, end] }) => ['\n', whole.subarray(start, end)]);
  return concat(parts.slice(1));
}
