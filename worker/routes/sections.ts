/** `/v1/guides/:guide/sections`: single questions with their answers. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { IdSchema, type LocaleEntry } from '../../content/schema.ts';
import { setFreshness, setRevision } from '../http/caching.ts';
import { chooseLocale, LocaleQuery } from '../http/locale.ts';
import { problem } from '../http/problems.ts';
import { readQuery } from '../http/query.ts';
import type { Env } from '../index.ts';
import { readPack, readSections, type SectionPack } from '../store/section-pack.ts';
import { findGuide } from './find-guide.ts';

const ids = v.pipe(
  v.string(),
  v.transform((list) => list.split(',')),
  v.array(IdSchema, 'write ids separated by commas'),
  v.maxLength(100, 'ask for at most 100 sections at a time'),
);

const listQuery = { locale: LocaleQuery, chapter: v.optional(IdSchema), ids: v.optional(ids) };

export const sections = new Hono<{ Bindings: Env }>();

/**
 * `GET /v1/guides/:guide/sections?locale=&chapter=&ids=` → `{guide, locale, revision, sections}`: the sections in the
 * guide's order, only those of `chapter` and of the comma-separated `ids` where given. 308 where one of them is an old id.
 */
sections.get('/', async (c) => {
  const query = readQuery(c, listQuery);
  const { pack, locale } = await openGuide(c, query.locale);
  const all = pack.header.sections;
  const chapters = new Set(all.map(({ chapter }) => chapter));
  const [chapter] =
    query.chapter === undefined ? [] : currentIds(c, 'chapter', [query.chapter], pack, chapters);
  const inChapter = all.filter((section) => chapter === undefined || section.chapter === chapter);
  const known = new Set(inChapter.map(({ id }) => id));
  const wanted = query.ids && currentIds(c, 'section', query.ids, pack, known);
  if (chapter !== query.chapter || String(wanted) !== String(query.ids))
    return redirect(c, c.req.path, { chapter, ids: wanted?.join() });
  setRevision(c, locale.revision);
  const lines = readSections(pack, wanted ? new Set(wanted) : known);
  const list = lines.flatMap((line, index) => (index > 0 ? [',', line] : [line]));
  return answer(c, [origin(pack), ',"sections":[', ...list, ']}']);
});

/** `GET /v1/guides/:guide/sections/:section?locale=` → `{guide, locale, revision, …section, chapter}`; 308 for an old id. */
sections.get('/:section', async (c) => {
  const query = readQuery(c, { locale: LocaleQuery });
  const { pack, locale } = await openGuide(c, query.locale);
  const asked = c.req.param('section');
  const known = new Set(pack.header.sections.map(({ id }) => id));
  const [id = asked] = currentIds(c, 'section', [asked], pack, known);
  if (id !== asked) return redirect(c, c.req.path.replace(/[^/]*$/, id), {});
  setRevision(c, locale.revision);
  const [section] = readSections(pack, new Set([id]));
  return answer(c, [origin(pack), ',', ...(section ? [section.subarray(1)] : ['}'])]);
});

async function openGuide(
  c: Context<{ Bindings: Env }>,
  asked: string | undefined,
): Promise<{ pack: SectionPack; locale: LocaleEntry }> {
  const guide = await findGuide(c, c.req.param('guide') ?? '');
  const locale = chooseLocale(c, guide, asked);
  return { pack: await readPack(c.env.ASSETS, guide, locale), locale };
}

/**
 * What the ids `asked` are called now.
 *
 * @throws 404 where one is neither in `known` nor an alias of one that is.
 */
function currentIds(
  c: Context,
  kind: 'chapter' | 'section',
  asked: readonly string[],
  { header: { aliases = {} } }: SectionPack,
  known: ReadonlySet<string>,
): string[] {
  const renamed = new Map(Object.entries(aliases));
  const ids = asked.map((id) => (known.has(id) ? id : (renamed.get(id) ?? id)));
  const missing = asked.filter((_, index) => !known.has(ids[index] ?? ''));
  if (missing.length === 0) return ids;
  const detail = `There is no ${kind} "${missing.join('", "')}" here.`;
  throw problem(c, `unknown-${kind}`, { detail, available: [...known] });
}

/** 308: the same question under the ids of now. */
function redirect(c: Context, path: string, changed: Record<string, string | undefined>): Response {
  const query = new URL(c.req.url).searchParams;
  for (const [name, value] of Object.entries(changed)) if (value !== undefined) query.set(name, value);
  setFreshness(c);
  return c.redirect(query.size > 0 ? `${path}?${query}` : path, 308);
}

/** The beginning of every answer, up to its last member: `{"guide":…,"locale":…,"revision":…`. */
function origin({ header: { guide, locale, revision } }: SectionPack): string {
  return JSON.stringify({ guide, locale, revision }).slice(0, -1);
}

/** Puts the bytes of compiled JSON together, unread. */
async function answer(c: Context, parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<Response> {
  const bytes = await new Blob(parts).arrayBuffer();
  return c.body(bytes, 200, { 'Content-Type': 'application/json' });
}
