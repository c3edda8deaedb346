/** `edge-faq review`: says that a translation was brought up to date with its source. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { GUIDES } from '../../compiler/publish/build.ts';
import { writtenParts } from '../../compiler/read/outline.ts';
import { fingerprint, type Translation } from '../../compiler/read/translation.ts';
import { printJson } from '../print/json.ts';
import { count } from '../print/text.ts';
import { type GuideFiles, readGuide } from '../read-guide.ts';
import { setFingerprints } from '../set-fingerprints.ts';

export const review = new Command('review')
  .description('say that a translation was brought up to date with its source')
  .argument('<guide>', 'id of the guide')
  .argument('<locale>', 'the translation, like en')
  .argument('[parts...]', 'ids of sections, intro or summary; without any, all parts of the source')
  .option('--json', 'print {path, reviewed} as JSON')
  .addHelpText(
    'after',
    `
Writes a fingerprint of each part of the source, as it is now, into the field "source" of the translation's front
matter; nothing else of the file changes. edge-faq check tells of a part whose source has changed since.
A derived locale without a file gets one, with nothing but front matter.

Exit codes: 0 written; 2 there is no such guide, translation or part.

Example:
  edge-faq review overdue-loan en get-in-touch`,
  )
  .action(async (guide: string, locale: string, parts: string[], { json }: { json?: true }) => {
    const files = readGuide(guide);
    const fingerprints = pickFingerprints(files.source, parts);
    const known = new Set(writtenParts(files.source.outline).map(({ id }) => id));
    const { path, text } = await readTranslationFile(files, locale);
    const reviewedText = setFingerprints(text, fingerprints, known);
    if (reviewedText === undefined)
      throw new Error(`the front matter of ${path} can't be read: mend what edge-faq check names`);
    await writeFile(path, reviewedText);
    const reviewed = [...fingerprints.keys()];
    if (json) printJson({ path, reviewed });
    else console.log(`${path}: ${count(reviewed.length, 'part')} reviewed: ${reviewed.join(', ')}`);
  });

/** The fingerprints of `ids`, or of all parts where none is named. */
function pickFingerprints({ outline, file }: Translation, ids: readonly string[]): Map<string, string> {
  const parts = writtenParts(outline);
  const all = new Map(parts.map((part) => [part.id, fingerprint(part, file)]));
  const unknown = ids.filter((id) => !all.has(id)).map((id) => `"${id}"`);
  if (unknown.length > 0)
    throw new Error(
      `${file.basename} has no part ${unknown.join(', ')}: name some of ${[...all.keys()].join(', ')}`,
    );
  return ids.length === 0 ? all : new Map([...all].filter(([id]) => ids.includes(id)));
}

/** The translation's file; for a derived locale without one, what it begins with. */
async function readTranslationFile(
  { source, translations }: GuideFiles,
  locale: string,
): Promise<{ path: string; text: string }> {
  const { guide, frontMatter } = source;
  if (locale === source.locale) {
    const others = translations.map((translation) => translation.locale).join(', ') || 'none yet';
    throw new Error(`${locale} is the source of "${guide}": name a translation of it (${others})`);
  }
  const written = translations.find((translation) => translation.locale === locale);
  if (written) return { path: written.file.path, text: await readFile(written.file.path, 'utf8') };
  if (frontMatter?.derive === locale)
    return { path: join(GUIDES, guide, `${locale}.md`), text: `---\ntranslationOf: ${source.locale}\n---\n` };
  throw new Error(
    `"${guide}" is not written in ${locale}: edge-faq new guide ${guide} --locale ${locale} begins it`,
  );
}
