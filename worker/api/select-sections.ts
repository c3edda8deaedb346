/** Selection of sections by the query parameters `chapter`, `ids` and `cursor`. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { OpenEdition, StoredSection } from '../store/edition.ts';
import { findStart, parseCursor } from './cursor.ts';
import { resolveIds } from './resolve-ids.ts';

interface SectionQuery {
  chapter?: string | undefined;
  ids?: string[] | undefined;
  cursor?: string | undefined;
}

interface Selection {
  sections: StoredSection[];
  /** Where the page starts in them. */
  start: number;
  /** The parameters with current ids, if the query has a former one. */
  redirectQuery?: Record<string, string>;
}

/**
 * The sections of `chapter` and of `ids`, where present, in the order of the guide.
 *
 * @throws {HTTPException} 404 if there is no such chapter, or no such section in the selection.
 */
export function selectSections(
  c: Context<AppEnv>,
  query: SectionQuery,
  { header }: Pick<OpenEdition, 'header'>,
): Selection {
  const chapters = [...new Set(header.sections.map(({ chapter }) => chapter))];
  const [chapter] = resolveIds(c, 'chapter', query.chapter, header, chapters);
  const inChapter = header.sections.filter((section) => chapter === undefined || section.chapter === chapter);
  const ids = resolveIds(c, 'section', query.ids, header, idsOf(inChapter));
  const sections = query.ids ? inChapter.filter(({ id }) => ids.includes(id)) : inChapter;
  const { start, cursor } = findPage(c, query.cursor, header, idsOf(sections));

  const isCurrent =
    chapter === query.chapter && cursor === query.cursor && ids.join() === (query.ids ?? []).join();
  if (isCurrent) return { sections, start };
  const redirectQuery = {
    ...(chapter && { chapter }),
    ...(query.ids && { ids: ids.join() }),
    ...(cursor && { cursor }),
  };
  return { sections, start, redirectQuery };
}

/** Where the page at `cursor` starts in the sections `ids`, and the cursor with a current id where it is a former id alone. */
function findPage(
  c: Context<AppEnv>,
  cursor: string | undefined,
  header: OpenEdition['header'],
  ids: readonly string[],
): { start: number; cursor: string | undefined } {
  if (cursor === undefined) return { start: 0, cursor };
  const start = findStart(ids, parseCursor(cursor));
  if (start !== undefined) return { start, cursor };
  const [current] = resolveIds(c, 'section', cursor, header, ids);
  return { start: 0, cursor: current };
}

function idsOf(sections: readonly StoredSection[]): string[] {
  return sections.map(({ id }) => id);
}
