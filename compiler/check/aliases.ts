/** Ids that sections and chapters once had: old links go on leading to where they led. */
import type { VFile } from 'vfile';
import type { Guide } from '../../schema/guide.ts';
import { report, TOP } from '../diagnostics.ts';
import type { Outline } from '../read/outline.ts';

/** The ids of all chapters and sections; one that lacks is no id. */
export function listIds({ chapters }: Pick<Guide, 'chapters'> | Pick<Outline, 'chapters'>): string[] {
  const ids = chapters.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]);
  return ids.filter((id) => id !== '');
}

/** The aliases that lead somewhere; the others are reported. */
export function checkAliases(
  aliases: Record<string, string>,
  outline: Outline,
  file: VFile,
): Record<string, string> {
  const ids = new Set(listIds(outline));
  for (const [old, id] of Object.entries(aliases)) {
    if (ids.has(old)) {
      const mend = 'leave the alias out, or give that section another id';
      report(file, TOP, 'alias-taken', `alias "${old}" is the id of a section or chapter`, mend);
    }
    if (!ids.has(id)) {
      const mend = `lead it to one of ${[...ids].join(', ')}`;
      report(file, TOP, 'alias-to-nothing', `alias "${old}" leads to "${id}", which is not there`, mend);
    }
  }
  return Object.fromEntries(Object.entries(aliases).filter(([old, id]) => !ids.has(old) && ids.has(id)));
}

/** Reports ids that were published and are gone: links to them would lead nowhere. */
export function reportLostIds(published: readonly string[], current: ReadonlySet<string>, file: VFile): void {
  for (const id of published) {
    if (current.has(id)) continue;
    const mend = `say in the front matter what became of it, aliases: { ${id}: new-id }`;
    report(file, TOP, 'lost-id', `the id "${id}" was published and is gone: links to it would break`, mend);
  }
}
