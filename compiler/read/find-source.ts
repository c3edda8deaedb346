/** Source of a guide: the one file that the others are translated from. */
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import type { Translation } from './translation.ts';

/** The file without `translationOf`, which every other file has to name there; violations are reported. */
export function findSource(
  translations: readonly Translation[],
  files: readonly VFile[],
): Translation | undefined {
  const readable = translations.filter(({ frontMatter }) => frontMatter);
  const [source, ...otherSources] = readable.filter(({ frontMatter }) => !frontMatter?.translationOf);
  if (!source) {
    const hint = 'remove it from the source, which the others are translated from';
    if (files[0] && readable.length === files.length)
      report(files[0], TOP, 'no-source', 'every locale has translationOf', hint);
    return undefined;
  }
  for (const { file } of otherSources) {
    const reason = `two sources: ${source.file.basename} has no translationOf either`;
    report(file, TOP, 'two-sources', reason, `add "translationOf: ${source.locale}" to the translation`);
  }
  for (const { file, frontMatter } of readable) {
    const translationOf = frontMatter?.translationOf;
    if (!translationOf) continue;
    if (translationOf !== source.locale) {
      const reason = `translationOf is "${translationOf}", but the source is ${source.file.basename}`;
      report(file, TOP, 'other-source', reason, `write "translationOf: ${source.locale}"`);
    }
    reportMisplaced({ derive: frontMatter.derive, aliases: frontMatter.aliases }, file, source.file);
  }
  const { source: fingerprints, untranslated } = source.frontMatter ?? {};
  reportMisplaced({ source: fingerprints, untranslated }, source.file, undefined);
  return source;
}

function reportMisplaced(fields: Record<string, unknown>, file: VFile, source: VFile | undefined): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const [reason, hint] = source
      ? [`"${name}" in a translation`, `move it to ${source.basename}: it applies to all locales`]
      : [`"${name}" in the source`, 'remove it: it is for translations only'];
    report(file, TOP, 'misplaced-field', reason, hint);
  }
}
