/** `/v1/guides/:guide/sections`: single questions with their answers. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Chapter, Guide, LocaleEntry, Section } from '../../content/schema.ts';
import { IdSchema } from '../../content/schema.ts';
import { setRevision } from '../http/caching.ts';
import { chooseLocale, LocaleQuery } from '../http/locale.ts';
import { problem } from '../http/problems.ts';
import { readQuery } from '../http/query.ts';
import type { Env } from '../index.ts';
import { readDocument } from '../store/assets.ts';
import { findGuide } from './find-guide.ts';

/** A section with the id of the chapter it stands in. */
type PlacedSection = Section & { chapter: string };

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
 * guide's order, only those of `chapter` and of the comma-separated `ids` where given.
 */
sections.get('/', async (c) => {
  const query = readQuery(c, listQuery);
  const { document, locale } = await openGuide(c, query.locale);
  if (query.chapter) requireKnown(c, 'unknown-chapter', [query.chapter], document.chapters);
  const inChapter = document.chapters
    .filter(({ id }) => query.chapter === undefined || id === query.chapter)
    .flatMap(placeSections);
  if (query.ids) requireKnown(c, 'unknown-section', query.ids, inChapter);
  const wanted = inChapter.filter(({ id }) => query.ids?.includes(id) ?? true);
  setRevision(c, locale.revision);
  return c.json({ ...origin(document), sections: wanted });
});

/** `GET /v1/guides/:guide/sections/:section?locale=` → `{guide, locale, revision, …section, chapter}`. */
sections.get('/:section', async (c) => {
  const query = readQuery(c, { locale: LocaleQuery });
  const { document, locale } = await openGuide(c, query.locale);
  const all = document.chapters.flatMap(placeSections);
  const asked = c.req.param('section');
  requireKnown(c, 'unknown-section', [asked], all);
  setRevision(c, locale.revision);
  return c.json({ ...origin(document), ...all.find(({ id }) => id === asked) });
});

async function openGuide(
  c: Context<{ Bindings: Env }>,
  asked: string | undefined,
): Promise<{ document: Guide; locale: LocaleEntry }> {
  const guide = await findGuide(c, c.req.param('guide') ?? '');
  const locale = chooseLocale(c, guide, asked);
  return { document: await readDocument(c.env.ASSETS, guide, locale), locale };
}

function requireKnown(
  c: Context,
  name: 'unknown-chapter' | 'unknown-section',
  asked: readonly string[],
  known: readonly { id: string }[],
): void {
  const available = known.map(({ id }) => id);
  const missing = asked.filter((id) => !available.includes(id));
  if (missing.length === 0) return;
  const kind = name === 'unknown-chapter' ? 'chapter' : 'section';
  throw problem(c, name, { detail: `There is no ${kind} "${missing.join('", "')}" here.`, available });
}

function placeSections({ id, sections }: Chapter): PlacedSection[] {
  return sections.map((section) => ({ ...section, chapter: id }));
}

function origin({ guide, locale, revision }: Guide): Pick<Guide, 'guide' | 'locale' | 'revision'> {
  return { guide, locale, revision };
}
