/** URL of answers: the sections of one revision of a guide, by `GET /v1/guides/:guide/sections`. */
import type { Guide, Section } from '../../guide.ts';

/** Number of ids that the API takes at a time. */
export const MAX_SECTIONS = 100;

/** Sections are read of the revision that their headings are of, so that an answer is never that of another question. */
export function sectionsUrl(
  base: string,
  { guide, locale, revision }: Guide,
  sections: readonly Section[],
): string {
  const url = new URL(`v1/guides/${encodeURIComponent(guide)}/sections`, base);
  const ids = sections.map(({ id }) => id).join();
  url.search = new URLSearchParams({ locale, revision, ids, fields: 'id,html' }).toString();
  return url.href;
}
