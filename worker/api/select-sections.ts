/** Selection of sections by the query parameters `chapter`, `ids` and `cursor`. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { PackedSection, SectionPack } from '../store/section-pack.ts';
import { resolveIds } from './resolve-ids.ts';

interface SectionQuery {
  chapter?: string | undefined;
  ids?: string[] | undefined;
  cursor?: string | undefined;
}

interface Selection {
  sections: PackedSection[];
  /** The parameters with current ids, if the query has a former one. */
  redirectQuery?: Record<string, string>;
}

/**
 * The sections of `chapter` and of `ids`, where present, in the order of the guide.
 *
 * @throws {HTTPException} 404 if there is no such chapter, or no such section in the selection.
 */
export function selectSections(c: Context<AppEnv>, query: SectionQuery, pack: SectionPack): Selection {
  const chapters = [...new Set(pack.sections.map(({ chapter }) => chapter))];
  const [chapter] = resolveIds(c, 'chapter', query.chapter, pack, chapters);
  const inChapter = pack.sections.filter((section) => chapter === undefined || section.chapter === chapter);
  const ids = resolveIds(c, 'section', query.ids, pack, idsOf(inChapter));
  const sections = query.ids ? inChapter.filter(({ id }) => ids.includes(id)) : inChapter;
  const [cursor] = resolveIds(c, 'section', query.cursor, pack, idsOf(sections));

  const isCurrent =
    chapter === query.chapter && cursor === query.cursor && ids.join() === (query.ids ?? []).join();
  if (isCurrent) return { sections };
  const redirectQuery = {
    ...(chapter && { chapter }),
    ...(query.ids && { ids: ids.join() }),
    ...(cursor && { cursor }),
  };
  return { sections, redirectQuery };
}

function idsOf(sections: readonly PackedSection[]): string[] {
  return sections.map(({ id }) => id);
}
