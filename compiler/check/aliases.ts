/** Aliases: former ids of sections and chapters, so that links to them keep working. */
import type { VFile } from 'vfile';
import type { Guide } from '../../schema/guide.ts';
import { report, TOP } from '../diagnostics.ts';
import type { Outline } from '../read/outline.ts';

/** The ids of all chapters and sections; a heading without an id has an empty one, which is left out. */
export function listIds({ chapters }: Pick<Guide, 'chapters'> | Pick<Outline, 'chapters'>): string[] {
  const ids = chapters.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]);
  return ids.filter((id) => id !== '');
}

/** The valid aliases; the others are reported. */
export function checkAliases(
  aliases: Record<string, string>,
  outline: Outline,
  file: VFile,
): Record<string, string> {
  const ids = new Set(listIds(outline));
  for (const [alias, id] of Object.entries(aliases)) {
    if (ids.has(alias)) {
      const hint = 'remove the alias, or give that section another id';
      report(file, TOP, 'alias-taken', `alias "${alias}" is the id of a section or chapter`, hint);
    }
    if (!ids.has(id)) {
      const hint = `point it to one of ${[...ids].join(', ')}`;
      report(file, TOP, 'alias-to-nothing', `alias "${alias}" points to "${id}", which does not exist`, hint);
    }
  }
  return Object.fromEntries(Object.entries(aliases).filter(([alias, id]) => !ids.has(alias) && ids.has(id)));
}

/** Reports published ids that no longer exist: links to them would break. */
export function reportLostIds(published: readonly string[], current: ReadonlySet<string>, file: VFile): void {
  for (const id of published) {
    if (current.has(id)) continue;
    const hint = `add an alias to the front matter, aliases: { ${id}: new-id }`;
    report(file, TOP, 'lost-id', `published id "${id}" no longer exists: links to it would break`, hint);
  }
}
