/** Finds which of a guide's files the others are translated from. */
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import type { Translation } from './translation.ts';

/** The one file that isn't a translation; every other file must say that it is a translation of it. */
export function findSource(
  translations: readonly Translation[],
  files: readonly VFile[],
): Translation | undefined {
  const readable = translations.filter(({ frontMatter }) => frontMatter);
  const [source, ...rivals] = readable.filter(({ frontMatter }) => !frontMatter?.translationOf);
  if (!source) {
    const mend = 'leave it out of the one that the others are translated from';
    if (files[0] && readable.length === files.length)
      report(files[0], TOP, 'no-source', 'every locale says translationOf', mend);
    return undefined;
  }
  for (const { file } of rivals) {
    const reason = `two sources: ${source.file.basename} has no translationOf either`;
    report(file, TOP, 'two-sources', reason, `add "translationOf: ${source.locale}" to the translation`);
  }
  for (const { file, frontMatter } of readable) {
    const named = frontMatter?.translationOf;
    if (!named) continue;
    if (named !== source.locale) {
      const reason = `translationOf is "${named}", but the source is ${source.file.basename}`;
      report(file, TOP, 'other-source', reason, `write "translationOf: ${source.locale}"`);
    }
    reportMisplaced({ derive: frontMatter.derive, aliases: frontMatter.aliases }, file, source.file);
  }
  reportMisplaced({ source: source.frontMatter?.source }, source.file, undefined);
  return source;
}

function reportMisplaced(fields: Record<string, unknown>, file: VFile, source: VFile | undefined): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const [reason, mend] = source
      ? [`"${name}" in a translation`, `move it to ${source.basename}: it holds for all locales`]
      : [`"${name}" in the source`, 'leave it out: it is for translations'];
    report(file, TOP, 'misplaced-field', reason, mend);
  }
}
