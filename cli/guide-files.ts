/** The source files of one guide, parsed but not compiled. */
import { join } from 'node:path';
import { GUIDES } from '../compiler/build.ts';
import { listGuides, readSources } from '../compiler/read/files.ts';
import { selectLocaleFiles } from '../compiler/read/locale-files.ts';
import { readTranslation, type Translation } from '../compiler/read/translation.ts';

export interface GuideFiles {
  source: Translation;
  /** The files of all other locales. */
  translations: Translation[];
}

/**
 * Reads the files of `guide`.
 *
 * @throws if the guide does not exist, if a file is not readable, or if no file is the source. The message says how to fix it.
 */
export function readGuideFiles(guide: string): GuideFiles {
  const guides = listGuides(GUIDES);
  const existing = guides.length > 0 ? `existing guides: ${guides.join(', ')}` : 'no guides exist yet';
  if (!guides.includes(guide))
    throw new Error(
      `guide "${guide}" not found (${existing}): create it with "npx edge-faq new guide ${guide}"`,
    );
  const files = readSources(join(GUIDES, guide));
  for (const { path, messages } of files) {
    for (const { reason, note } of messages) throw new Error(`${path}: ${reason}; ${note}`);
  }
  const all = selectLocaleFiles(files).map((file) => readTranslation(guide, file));
  const source = all.find(({ frontMatter }) => frontMatter && !frontMatter.translationOf);
  if (!source)
    throw new Error(
      `guide "${guide}" has no readable source: run "npx edge-faq check" and fix the errors it reports`,
    );
  return { source, translations: all.filter((translation) => translation !== source) };
}
