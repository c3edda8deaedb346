/** Command `edge-faq review`: marks a translation as up to date with its source. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { writtenParts } from '../../compiler/read/outline.ts';
import { fingerprint, type Translation } from '../../compiler/read/translation.ts';
import { type GuideFiles, readGuideFiles } from '../guide-files.ts';
import { formatCount } from '../print/count.ts';
import { printJson } from '../print/json.ts';
import { setFingerprints } from '../set-fingerprints.ts';

/**
 * Marks parts of a translation as reviewed.
 *
 * @example
 * ```sh
 * edge-faq review overdue-loan en get-in-touch
 * ```
 */
export const review = new Command('review')
  .description('mark a translation, or parts of it, as up to date with its source')
  .argument('<guide>', 'id of the guide')
  .argument('<locale>', 'locale of the translation, like en')
  .argument('[parts...]', 'section ids, intro or summary (default: all parts)')
  .option('--json', 'print {path, reviewed} as JSON')
  .addHelpText(
    'after',
    `
Writes a fingerprint of the current source of each part into the field "source"
of the translation's front matter; the rest of the file stays as it is. When the
source of a part changes later, edge-faq check warns about it. For a derived
locale without a file, the file is created with front matter only.

Exit codes: 0 written; 2 no such guide, translation or part.

Example:
  edge-faq review overdue-loan en get-in-touch`,
  )
  .action(async (guide: string, locale: string, parts: string[], { json }: { json?: true }) => {
    const files = readGuideFiles(guide);
    const fingerprints = fingerprintsOf(files.source, parts);
    const sourceParts = new Set(writtenParts(files.source.outline).map(({ id }) => id));
    const { path, text } = await readTranslationFile(files, locale);
    const reviewedText = setFingerprints(text, fingerprints, sourceParts);
    if (reviewedText === undefined)
      throw new Error(
        `cannot read the front matter of ${path}: run "edge-faq check" and fix the errors it reports`,
      );
    await writeFile(path, reviewedText);
    const reviewed = [...fingerprints.keys()];
    if (json) printJson({ path, reviewed });
    else console.log(`${path}: ${formatCount(reviewed.length, 'part')} reviewed: ${reviewed.join(', ')}`);
  });

/** The fingerprints of the parts `ids`; of all parts if `ids` is empty. */
function fingerprintsOf({ outline, file }: Translation, ids: readonly string[]): Map<string, string> {
  const parts = writtenParts(outline);
  const all = new Map(parts.map((part) => [part.id, fingerprint(part, file)]));
  const unknown = ids.filter((id) => !all.has(id)).map((id) => `"${id}"`);
  if (unknown.length > 0)
    throw new Error(
      `${file.basename} has no part ${unknown.join(', ')}: its parts are ${[...all.keys()].join(', ')}`,
    );
  return ids.length === 0 ? all : new Map([...all].filter(([id]) => ids.includes(id)));
}

/** The translation's file; for a derived locale without one, the text of a new file. */
async function readTranslationFile(
  { source, translations }: GuideFiles,
  locale: string,
): Promise<{ path: string; text: string }> {
  const { guide, frontMatter } = source;
  if (locale === source.locale) {
    const existing = translations.map((translation) => translation.locale).join(', ') || 'none yet';
    throw new Error(`${locale} is the source of "${guide}": name one of its translations (${existing})`);
  }
  const translation = translations.find((candidate) => candidate.locale === locale);
  if (translation) {
    const { path } = translation.file;
    return { path, text: await readFile(path, 'utf8') };
  }
  if (frontMatter?.derive === locale)
    return { path: join(GUIDES, guide, `${locale}.md`), text: `---\ntranslationOf: ${source.locale}\n---\n` };
  throw new Error(
    `"${guide}" has no translation in ${locale}: create it with "edge-faq new guide ${guide} --locale ${locale}"`,
  );
}
