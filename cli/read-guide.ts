/** One guide as the verbs read it: not compiled, and of what is not there the error says how to make it. */
import { join } from 'node:path';
import { GUIDES } from '../compiler/publish/build.ts';
import { listGuides, readSources } from '../compiler/read/files.ts';
import { readTranslation, type Translation } from '../compiler/read/translation.ts';

export interface GuideFiles {
  source: Translation;
  /** The files of the other locales. */
  translations: Translation[];
}

/**
 * The files of `guide`.
 *
 * @throws where the guide is not there, or has no file that the others are translated from.
 */
export function readGuide(guide: string): GuideFiles {
  const guides = listGuides(GUIDES);
  const known = guides.length > 0 ? `there are ${guides.join(', ')}` : 'there is none yet';
  if (!guides.includes(guide))
    throw new Error(`there is no guide "${guide}": ${known}; edge-faq new guide ${guide} makes it`);
  const files = readSources(join(GUIDES, guide));
  for (const { path, messages } of files) {
    for (const { reason, note } of messages) throw new Error(`${path}: ${reason}; ${note}`);
  }
  const all = files.map((file) => readTranslation(guide, file));
  const source = all.find(({ frontMatter }) => frontMatter && !frontMatter.translationOf);
  if (!source) throw new Error(`the guide "${guide}" has no readable source: mend what edge-faq check names`);
  return { source, translations: all.filter((translation) => translation !== source) };
}
