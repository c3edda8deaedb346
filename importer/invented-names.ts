/** Notices of titles, descriptions and ids that an import made up: they are published unless their author edits them. */
import type { FaqWithIds } from './imported-faq.ts';
import { listNames } from './list-names.ts';
import type { DefaultTitle } from './read-faqs.ts';

/** A file that the import writes. */
interface WrittenFaq {
  path: string;
  faq: Pick<FaqWithIds, 'title' | 'description' | 'chapters'>;
}

/**
 * Tells the author what to edit, in one notice for titles, descriptions and ids each.
 *
 * @param numberedIds ids by position, which are those of all `files`
 */
export function noticeInventedNames(
  files: readonly WrittenFaq[],
  { title, origin }: DefaultTitle,
  numberedIds: readonly string[],
  onNotice: (notice: string) => void,
): void {
  const pathsOf = (faqs: readonly WrittenFaq[]) => faqs.map(({ path }) => path).join(', ');
  const untitled = files.filter(({ faq }) => !faq.title);
  const isHeading = untitled.some(({ faq }) => faq.chapters.some(({ heading }) => heading === title));
  if (untitled.length > 0)
    onNotice(
      `the title “${title}” is made from ${origin}: edit "title"${isHeading ? ` and the heading “${title}”` : ''} in ${pathsOf(untitled)}`,
    );
  const undescribed = files.filter(({ faq }) => !faq.description);
  if (undescribed.length > 0)
    onNotice(`the description is the title: edit "description" in ${pathsOf(undescribed)}`);
  if (numberedIds.length === 0) return;
  const named = listNames(numberedIds.map((id) => `{#${id}}`));
  onNotice(
    `ids are numbered where a heading has no Latin letters: edit ${named} in ${pathsOf(files)} before links use them`,
  );
}
