/** Command `edge-faq review`: marks a translation as up to date with its source. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { allowCopies, findCopies } from '../../compiler/check/copies.ts';
import { type Part, reviewableParts } from '../../compiler/read/outline.ts';
import { fingerprint, type Translation } from '../../compiler/read/translation.ts';
import { nearestName } from '../../schema/nearest-name.ts';
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
  .argument('[parts...]', 'section or chapter ids, title, description, intro or summary (default: all parts)')
  .option('--json', 'print {path, reviewed} as JSON')
  .addHelpText(
    'after',
    `
Writes a fingerprint of the current source of each part into the field "source"
of the translation's front matter; the rest of the file stays as it is. When the
source of a part changes later, edge-faq check warns about it. The part of a
chapter is its heading. A part that still has the text of its source is not
reviewed, unless the field "untranslated" names it. For a derived locale without
a file, the file is created with front matter only.

Exit codes: 0 written; 2 no such guide, translation or part, or the part is not
translated.

Example:
  edge-faq review overdue-loan en get-in-touch`,
  )
  .action(async (guide: string, locale: string, parts: string[], { json }: { json?: true }) => {
    const files = readGuideFiles(guide);
    const { path, text } = await readTranslationFile(files, locale);
    const reviewable = listReviewable(files, locale);
    const selected = selectParts(reviewable, parts, path);
    const copies = listCopies(files, locale, selected);
    if (copies.ids.length > 0 && (parts.length > 0 || copies.ids.length === selected.length))
      throw new Error(`${path} still has the text of its source in ${copies.ids.join(', ')}: ${copies.hint}`);
    const translated = selected.filter(({ id }) => !copies.ids.includes(id));
    const fingerprints = fingerprintsOf(translated, files.source);
    const sourceParts = new Set(reviewableParts(files.source).map(({ id }) => id));
    const reviewedText = setFingerprints(text, fingerprints, sourceParts);
    if (reviewedText === undefined)
      throw new Error(
        `cannot read the front matter of ${path}: run "npx edge-faq check" and fix the errors it reports`,
      );
    await writeFile(path, reviewedText);
    const reviewed = [...fingerprints.keys()];
    if (json) printJson({ path, reviewed });
    else {
      console.log(`${path}: ${formatCount(reviewed.length, 'part')} reviewed: ${reviewed.join(', ')}`);
      const missing = [...sourceParts].filter((id) => !reviewable.some((part) => part.id === id));
      if (parts.length === 0 && missing.length > 0)
        console.log(`not reviewed, because the file lacks it: ${missing.join(', ')}`);
      if (copies.ids.length > 0)
        console.log(`not reviewed, because it has the text of its source: ${copies.ids.join(', ')}`);
    }
  });

/** The parts of the source that the translation in `locale` has; a derived locale has the text of all others, too. */
function listReviewable({ source, translations }: GuideFiles, locale: string): Part[] {
  const translation = translations.find((candidate) => candidate.locale === locale);
  const own = new Set(translation ? reviewableParts(translation).map(({ id }) => id) : []);
  const isDerived = source.frontMatter?.derive === locale;
  return reviewableParts(source).filter(({ id, body }) => own.has(id) || (isDerived && body.length > 0));
}

/** Those of `parts` that nobody translated, and what to do; none in a derived locale, where such a text is an override. */
function listCopies(
  { source, translations }: GuideFiles,
  locale: string,
  parts: readonly Part[],
): { ids: string[]; hint: string } {
  const translation = translations.find((candidate) => candidate.locale === locale);
  if (!translation || source.frontMatter?.derive === locale) return { ids: [], hint: '' };
  const copies = findCopies(source, translation);
  const copied = new Set(copies.map(({ part }) => part.id));
  return {
    ids: parts.map(({ id }) => id).filter((id) => copied.has(id)),
    hint: `translate it, or ${allowCopies(translation, copies)}`,
  };
}

/**
 * Those of `parts` with the ids `ids`; all parts if `ids` is empty.
 *
 * @throws if the translation in `path` lacks one of them.
 */
function selectParts(parts: readonly Part[], ids: readonly string[], path: string): readonly Part[] {
  const existing = parts.map(({ id }) => id);
  const missing = ids.filter((id) => !existing.includes(id));
  if (missing.length > 0) {
    const names = missing.map((id) => `"${id}"`).join(', ');
    const [nearest] = missing.flatMap((id) => nearestName(id, existing) ?? []);
    const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    throw new Error(`${path} has no part ${names}: its parts are ${existing.join(', ')}${suggestion}`);
  }
  return ids.length === 0 ? parts : parts.filter(({ id }) => ids.includes(id));
}

function fingerprintsOf(parts: readonly Part[], { file }: Translation): Map<string, string> {
  return new Map(parts.map((part) => [part.id, fingerprint(part, file)]));
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
    `"${guide}" has no translation in ${locale}: create it with "npx edge-faq new guide ${guide} --locale ${locale}"`,
  );
}
