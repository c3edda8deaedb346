/** `/v1/guides/:guide/sections`: lists of sections, and single sections. */
import { type Context, Hono } from 'hono';
import type { SectionField } from '../../schema/guide.ts';
import { concat } from '../concat.ts';
import type { MediaType } from '../contract/media-type.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';
import { negotiateMediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { type ApiResponse, respond } from '../http/respond.ts';
import { type OpenEdition, parseSection, type StoredSection } from '../store/edition.ts';
import { withdrawnProblem } from '../withdrawals/refuse.ts';
import {
  EDITION_PROBLEMS,
  type Edition,
  findEdition,
  GUIDE_PARAMETER,
  open,
  setEditionHeaders,
  tagsOf,
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
        return respond<'SectionList'>(c, type, await toText(opened, page.sections, type));
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
      const id = c.req.param('section');
      const withdrawal = opened.withdrawn.get(id);
      if (withdrawal)
        throw withdrawnProblem(c, `The section "${id}"`, withdrawal, edition.locale, tagsOf(edition));
      const { sections: existing } = opened.header;
      const section = existing.find((candidate) => candidate.id === id);
      if (!section) {
        const [current = id] = resolveIds(
          c,
          'section',
          id,
          opened.header,
          existing.map((each) => each.id),
        );
        return redirect<'Section'>(c, edition, c.req.path.replace(/[^/]*$/, current), {});
      }
      setEditionHeaders(c, edition, type);
      if (type !== 'application/json')
        return respond<'Section'>(c, type, await toText(opened, [section], type));
      const members = await toMembers(opened, section, fields);
      return respond<'Section'>(c, type, concat([`${openObject(opened)},`, ...members]));
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
function openObject({ header: { guide, locale, revision } }: OpenEdition): string {
  return JSON.stringify({ guide, locale, revision }).slice(0, -1);
}

type JsonParts = (string | Uint8Array<ArrayBuffer>)[];

/** The JSON of a section without the opening brace. It is parsed only to pick `fields`. */
async function toMembers(
  opened: OpenEdition,
  section: StoredSection,
  fields: readonly SectionField[] | undefined,
): Promise<JsonParts> {
  if (fields) {
    const parsed = await parseSection(opened, section);
    const { withdrawn } = parsed;
    const picked = Object.fromEntries(fields.map((field) => [field, parsed[field]]));
    return [JSON.stringify({ ...picked, ...(withdrawn && { withdrawn }) }).slice(1)];
  }
  const [start, end] = section.json;
  return [await opened.read([start + 1, end - 1]), `,"chapter":"${section.chapter}"}`];
}

async function toText(
  opened: OpenEdition,
  selected: readonly StoredSection[],
  type: MediaType,
): Promise<string | ArrayBuffer> {
  if (type === 'text/plain')
    return sectionsToText(await Promise.all(selected.map((section) => parseSection(opened, section))));
  const parts = await Promise.all(selected.map(({ markdown }) => opened.read(markdown)));
  return concat(parts.flatMap((part) => ['\n', part]).slice(1));
}
