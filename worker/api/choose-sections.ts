/** Which sections of a guide a query asks for. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { PackedSection, SectionPack } from '../store/section-pack.ts';
import { currentIds } from './current-ids.ts';

/** What a query says of the sections. */
interface Asked {
  chapter?: string | undefined;
  ids?: string[] | undefined;
  cursor?: string | undefined;
}

interface Choice {
  sections: PackedSection[];
  /** What the ids of the query are called now, by parameter, where one of them is called otherwise. */
  renamed?: Record<string, string>;
}

/**
 * The sections of `chapter` and of `ids`, where given, in the order of the guide.
 *
 * @throws 404 where there is no such chapter, or no such section among them.
 */
export function chooseSections(c: Context<AppEnv>, asked: Asked, pack: SectionPack): Choice {
  const all = pack.sections;
  const chapters = [...new Set(all.map(({ chapter }) => chapter))];
  const [chapter] = currentIds(c, 'chapter', asked.chapter, pack, chapters);
  const inChapter = all.filter((section) => chapter === undefined || section.chapter === chapter);
  const ids = currentIds(c, 'section', asked.ids, pack, idsOf(inChapter));
  const sections = asked.ids ? inChapter.filter(({ id }) => ids.includes(id)) : inChapter;
  const [cursor] = currentIds(c, 'section', asked.cursor, pack, idsOf(sections));

  const isCurrent =
    chapter === asked.chapter && cursor === asked.cursor && ids.join() === (asked.ids ?? []).join();
  if (isCurrent) return { sections };
  const renamed = {
    ...(chapter && { chapter }),
    ...(asked.ids && { ids: ids.join() }),
    ...(cursor && { cursor }),
  };
  return { sections, renamed };
}

function idsOf(sections: readonly PackedSection[]): string[] {
  return sections.map(({ id }) => id);
}
