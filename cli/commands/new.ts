/** Command `edge-faq new guide`: creates a guide, or a translation of an existing one. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import * as v from 'valibot';
import { parseDocument, stringify } from 'yaml';
import { GUIDES } from '../../compiler/build.ts';
import { converterFor } from '../../compiler/chinese.ts';
import { listGuides } from '../../compiler/read/files.ts';
import { reviewableParts } from '../../compiler/read/outline.ts';
import { type Translation, UNTRANSLATED } from '../../compiler/read/translation.ts';
import { IdSchema, LocaleSchema } from '../../schema/guide.ts';
import { nearestOwnLocale, suggestLocale } from '../../schema/locale.ts';
import { joinFrontMatter, splitFrontMatter } from '../front-matter.ts';
import { readGuideFiles } from '../guide-files.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { formatCount } from '../print/count.ts';
import { printJson } from '../print/json.ts';

const TEMPLATES = join(PACKAGE_ROOT, 'cli', 'templates', 'guide');

interface Options {
  locale: string;
  title?: string;
  json?: true;
}

/** A file to write, and what the command prints about it. */
interface Draft {
  text: string;
  /** Ids of the parts to translate; empty for a new guide. */
  parts: string[];
  /** Lines that say what to do next. */
  advice: string[];
}

const guideCommand = new Command('guide')
  .description('create a guide, or a translation if the guide exists already')
  .argument('<id>', 'id of the guide: lower-case words joined by hyphens')
  .option('-l, --locale <locale>', 'language of the file', 'en')
  .option('-t, --title <title>', 'title of the guide in that language')
  .option('--json', 'print {path, parts} as JSON')
  .exitOverride()
  .addHelpText(
    'after',
    `
A new guide contains a short example for you to replace. The example exists in
en, zh-Hant and zh-Hans; all other locales start with the English text.

A translation starts as a copy of its source, with the same chapters, sections
and ids. Replace its text, title and description. Its front matter lists each
part under "source" with the fingerprint ${UNTRANSLATED}, which marks the part as not
translated: edge-faq check warns about each of them until you confirm it with
edge-faq review, all parts at once or one by one. A part that still has the
text of its source stops a build. To publish the translation before it is
complete, name these parts in its front matter: untranslated: [id, id].

Existing files are never overwritten.

Exit codes: 0 created; 2 the id or locale is not valid, or the file exists already.

Examples:
  edge-faq new guide returns --title "Sending something back"
  edge-faq new guide returns --locale zh-Hant`,
  )
  .action(async (id: string, { locale, title, json }: Options) => {
    requireValid(id, locale);
    const path = join(GUIDES, id, `${locale}.md`);
    const draft = (await hasFiles(id))
      ? await draftTranslation(id, locale, title)
      : await draftGuide(locale, title);
    await writeNewFile(path, draft.text);
    if (json) printJson({ path, parts: draft.parts });
    else console.log([path, ...draft.advice].join('\n'));
  });

/**
 * Creates content: `edge-faq new guide <id>`.
 *
 * @example
 * ```sh
 * edge-faq new guide returns --title "Sending something back"
 * edge-faq new guide returns --locale zh-Hant
 * ```
 */
export const newCommand = new Command('new')
  .description('create a guide or a translation')
  .addCommand(guideCommand)
  .addHelpText(
    'after',
    `
Exit codes: 0 created; 2 the command failed.

Example:
  edge-faq new guide returns --title "Sending something back"`,
  );

function requireValid(id: string, locale: string): void {
  const [issue] = v.safeParse(IdSchema, id).issues ?? [];
  if (issue) throw new Error(`invalid guide id "${id}": ${issue.message}`);
  if (v.safeParse(LocaleSchema, locale).success) return;
  throw new Error(`invalid locale "${locale}": use ${suggestLocale(locale) ?? 'a BCP 47 tag, like zh-Hant'}`);
}

/** Whether the guide has a file in any locale. */
async function hasFiles(id: string): Promise<boolean> {
  if (!listGuides(GUIDES).includes(id)) return false;
  return (await readdir(join(GUIDES, id))).some((name) => name.endsWith('.md'));
}

async function draftGuide(locale: string, title: string | undefined): Promise<Draft> {
  const text = await readFile(join(TEMPLATES, `${nearestOwnLocale(locale)}.md`), 'utf8');
  const split = splitFrontMatter(text);
  if (!split) throw new Error(`the template in ${TEMPLATES} is damaged: reinstall edge-faq`);
  const fields = parseDocument(split.yaml);
  if (title !== undefined) fields.set('title', title);
  fields.set('updated', today());
  return {
    text: joinFrontMatter(split, fields.toString({ lineWidth: 0 })),
    parts: [],
    advice: ['Replace the example with your own text, then check it: npx edge-faq check'],
  };
}

/** Today's date in the author's time zone. */
function today(): string {
  const [year, month, day] = [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()];
  return [year, month, day].map((number) => String(number).padStart(2, '0')).join('-');
}

async function draftTranslation(id: string, locale: string, title: string | undefined): Promise<Draft> {
  const { source, translations } = readGuideFiles(id);
  const existing = [source, ...translations].map((file) => file.locale);
  if (existing.includes(locale))
    throw new Error(`"${id}" already exists in ${existing.join(', ')}: choose another --locale`);
  if (source.frontMatter?.derive === locale)
    throw new Error(
      `${locale} of "${id}" is derived from ${source.locale}: to write parts of it yourself, create its file with "npx edge-faq review ${id} ${locale}"`,
    );
  const parts = reviewableParts(source).map((part) => part.id);
  const { basename = '' } = source.file;
  return {
    text: copyToTranslate(await readFile(source.file.path, 'utf8'), source, parts, title),
    parts,
    advice: [
      `A copy of ${basename}: translate its ${formatCount(parts.length, 'part')}, which include title and description.`,
      'List the parts that are left: npx edge-faq check',
      ...(source.frontMatter?.asked
        ? [
            `List how its readers ask under "asked" in its front matter: the phrasings of ${basename} are not copied.`,
          ]
        : []),
      `Confirm a part that is translated: npx edge-faq review ${id} ${locale} ${parts[0] ?? ''}`.trimEnd(),
      ...(converterFor(source.locale, locale)
        ? [
            `Or delete it and write "derive: ${locale}" into ${basename}: then ${locale} is derived from ${source.locale}.`,
          ]
        : []),
    ],
  };
}

function copyToTranslate(
  sourceText: string,
  { locale, file, frontMatter }: Translation,
  parts: readonly string[],
  title: string | undefined,
): string {
  const split = splitFrontMatter(sourceText);
  if (!split)
    throw new Error(
      `${file.path} has no front matter: run "npx edge-faq check" and fix the errors it reports`,
    );
  const fields = {
    title: title ?? frontMatter?.title,
    description: frontMatter?.description,
    updated: frontMatter?.updated,
    translationOf: locale,
    source: Object.fromEntries(parts.map((id) => [id, UNTRANSLATED])),
  };
  return joinFrontMatter(split, stringify(fields, { lineWidth: 0 }));
}

async function writeNewFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${path} already exists and is not overwritten`) : error;
  });
}
