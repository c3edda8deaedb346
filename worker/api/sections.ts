/** `/v1/guides/:guide/sections`: single questions with their answers. */
import { type Context, Hono } from 'hono';
import { wrapTime } from 'hono/timing';
import type { SectionField } from '../../schema/guide.ts';
import { describe } from '../contract/describe.ts';
import { PAGE } from '../contract/parameters.ts';
import type { AppEnv } from '../env.ts';
import { type Answered, join, send } from '../http/answer.ts';
import { guideTag, setFreshness } from '../http/caching.ts';
import { chooseMediaType, type MediaType } from '../http/media-type.ts';
import { query } from '../http/query.ts';
import { readMarkdown } from '../store/documents.ts';
import { type PackedSection, parseSection, type SectionPack } from '../store/section-pack.ts';
import { chooseSections } from './choose-sections.ts';
import { currentIds } from './current-ids.ts';
import { EDITION_PROBLEMS, type Edition, findEdition, GUIDE, markEdition, openPack } from './find-edition.ts';
import { cutPage } from './page.ts';
import { sectionsAsText } from './plain-text.ts';

const MEDIA_TYPES: MediaType[] = ['application/json', 'text/markdown', 'text/plain'];

export const sections = new Hono<AppEnv>()

  /**
   * `GET /v1/guides/:guide/sections?locale=&revision=&chapter=&ids=&fields=&limit=&cursor=` →
   * `{guide, locale, revision, total, sections, next?}`: the sections in the guide's order, page by page, only those of `chapter`
   * and of the comma-separated `ids` where given. 308 where one of them is an old id.
   */
  .get(
    '/',
    describe({
      id: 'listSections',
      summary: 'The sections of a guide, page by page',
      path: { guide: GUIDE },
      answer: 'SectionList',
      also: ['text/markdown', 'text/plain'],
      cacheable: true,
      redirects: true,
      problems: [...EDITION_PROBLEMS, 'unknown-chapter', 'unknown-section', 'not-acceptable'],
    }),
    query('locale', 'revision', 'chapter', 'ids', 'fields', 'limit', 'cursor'),
    async (c) => {
      const asked = c.req.valid('query');
      const type = chooseMediaType(c, typesWith(asked.fields));
      const edition = await findEdition(c, c.req.param('guide') ?? '', asked);
      const pack = await openPack(c, edition);
      const { sections: chosen, renamed } = chooseSections(c, asked, pack);
      if (renamed) return redirect<'SectionList'>(c, edition, c.req.path, renamed);

      const page = cutPage(c, chosen, asked.cursor, asked.limit ?? PAGE);
      markEdition(c, edition, type);
      if (type !== 'application/json')
        return send<'SectionList'>(c, type, await asText(c, edition, page.sections, type));
      const list = page.sections.flatMap((section) => [',', pick(section, asked.fields)]).slice(1);
      const total = `,"total":${chosen.length},"sections":[`;
      const end = page.next === undefined ? ']}' : `],"next":${JSON.stringify(page.next)}}`;
      return send<'SectionList'>(c, type, await join([origin(pack), total, ...list, end]));
    },
  )

  /**
   * `GET /v1/guides/:guide/sections/:section?locale=&revision=&fields=` → `{guide, locale, revision, …section, chapter}`; 308 for
   * an old id.
   */
  .get(
    '/:section',
    describe({
      id: 'getSection',
      summary: 'One section: a question and its answer',
      path: { guide: GUIDE, section: 'Id of a section: `get-in-touch`.' },
      answer: 'Section',
      also: ['text/markdown', 'text/plain'],
      cacheable: true,
      redirects: true,
      problems: [...EDITION_PROBLEMS, 'unknown-section', 'not-acceptable'],
    }),
    query('locale', 'revision', 'fields'),
    async (c) => {
      const { fields, ...asked } = c.req.valid('query');
      const type = chooseMediaType(c, typesWith(fields));
      const edition = await findEdition(c, c.req.param('guide') ?? '', asked);
      const pack = await openPack(c, edition);
      const id = c.req.param('section');
      const known = pack.sections.map((section) => section.id);
      const [current = id] = currentIds(c, 'section', id, pack, known);
      if (current !== id) return redirect<'Section'>(c, edition, c.req.path.replace(/[^/]*$/, current), {});

      const found = pack.sections.filter((section) => section.id === id);
      markEdition(c, edition, type);
      if (type !== 'application/json') return send<'Section'>(c, type, await asText(c, edition, found, type));
      const members = found.map((section) => pick(section, fields).slice(1));
      return send<'Section'>(c, type, await join([origin(pack), ',', ...members]));
    },
  );

/** Single fields are members of JSON: there is nothing of them in a text. */
function typesWith(fields: readonly SectionField[] | undefined): MediaType[] {
  return fields ? ['application/json'] : MEDIA_TYPES;
}

/** 308: the same question under the ids of now. */
function redirect<N extends 'Section' | 'SectionList'>(
  c: Context<AppEnv>,
  { guide }: Edition,
  path: string,
  renamed: Record<string, string>,
): Answered<N> {
  const query = new URL(c.req.url).searchParams;
  for (const [name, value] of Object.entries(renamed)) query.set(name, value);
  setFreshness(c, guideTag(guide));
  return c.redirect(query.size > 0 ? `${path}?${query}` : path, 308) as Response as Answered<N>;
}

/** The beginning of every answer, up to its last member: `{"guide":…,"locale":…,"revision":…`. */
function origin({ header: { guide, locale, revision } }: SectionPack): string {
  return JSON.stringify({ guide, locale, revision }).slice(0, -1);
}

/** The JSON of a section; only where single fields are asked for is it read. */
function pick(
  section: PackedSection,
  fields: readonly SectionField[] | undefined,
): string | Uint8Array<ArrayBuffer> {
  if (!fields) return section.json;
  const whole = parseSection(section);
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, whole[field]])));
}

async function asText(
  c: Context<AppEnv>,
  { guide, locale }: Edition,
  found: readonly PackedSection[],
  type: MediaType,
): Promise<string | ArrayBuffer> {
  if (type === 'text/plain') return sectionsAsText(found.map(parseSection));
  const whole = await wrapTime(c, 'markdown', readMarkdown(c.env.ASSETS, guide, locale));
  const parts = found.flatMap(({ markdown: [start, end] }) => ['\n', whole.subarray(start, end)]);
  return join(parts.slice(1));
}
