/** `edge-faq new guide`: a guide to begin with, or a copy of one to translate. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import * as v from 'valibot';
import { parseDocument, stringify } from 'yaml';
import { converterFor } from '../../compiler/chinese.ts';
import { GUIDES } from '../../compiler/publish/build.ts';
import { listGuides } from '../../compiler/read/files.ts';
import { writtenParts } from '../../compiler/read/outline.ts';
import { type Translation, UNTRANSLATED } from '../../compiler/read/translation.ts';
import { IdSchema, LocaleSchema } from '../../schema/guide.ts';
import { canonicalLocale, nearestOwnLocale } from '../../schema/locale.ts';
import { joinFrontMatter, splitFrontMatter } from '../front-matter-block.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { printJson } from '../print/json.ts';
import { count } from '../print/text.ts';
import { readGuide } from '../read-guide.ts';

const TEMPLATES = join(PACKAGE_ROOT, 'cli', 'templates', 'guide');

interface Options {
  locale: string;
  title?: string;
  json?: true;
}

/** A file to be written, and what to say of it. */
interface Draft {
  text: string;
  /** The ids of the parts to translate; none where nothing is. */
  parts: string[];
  advice: string[];
}

const guideCommand = new Command('guide')
  .description('begin a guide, or its translation where the guide is there already')
  .argument('<id>', 'id of the guide: lower-case words joined by hyphens')
  .option('-l, --locale <locale>', 'language of the file', 'en')
  .option('-t, --title <title>', 'title of the guide in that language')
  .option('--json', 'print {path, parts} as JSON')
  .exitOverride()
  .addHelpText(
    'after',
    `
A new guide is a short example, to be replaced by your own words. It is there in en, zh-Hant and zh-Hans; any other locale
begins with the English text.

A translation begins as a copy of its source: the same chapters and sections with their ids, and the source's words for you
to replace, title and description too. Its front matter lists each part under "source", with the fingerprint ${UNTRANSLATED}.
That says that the part is not translated yet: edge-faq check reports each such part until you say that it is done, all
at once or one by one (edge-faq review). These are warnings, so publish only once none is left (edge-faq check --strict).

No file is ever overwritten.

Exit codes: 0 written; 2 the id or locale is not valid, or the file is there already.

Examples:
  edge-faq new guide returns --title "Sending something back"
  edge-faq new guide returns --locale zh-Hant`,
  )
  .action(async (id: string, { locale, title, json }: Options) => {
    requireValid(id, locale);
    const path = join(GUIDES, id, `${locale}.md`);
    const draft = (await isWritten(id))
      ? await draftTranslation(id, locale, title)
      : await draftGuide(locale, title);
    await writeNew(path, draft.text);
    if (json) printJson({ path, parts: draft.parts });
    else console.log([path, ...draft.advice].join('\n'));
  });

export const newCommand = new Command('new')
  .description('begin a guide or a translation')
  .addCommand(guideCommand);

function requireValid(id: string, locale: string): void {
  const [fault] = v.safeParse(IdSchema, id).issues ?? [];
  if (fault) throw new Error(`invalid guide id "${id}": ${fault.message}`);
  if (v.safeParse(LocaleSchema, locale).success) return;
  const mend = canonicalLocale(locale) ?? canonicalLocale(locale.replaceAll('_', '-'));
  throw new Error(`invalid locale "${locale}": write ${mend ?? 'a BCP 47 tag, like zh-Hant'}`);
}

async function isWritten(id: string): Promise<boolean> {
  if (!listGuides(GUIDES).includes(id)) return false;
  return (await readdir(join(GUIDES, id))).some((name) => name.endsWith('.md'));
}

async function draftGuide(locale: string, title: string | undefined): Promise<Draft> {
  const text = await readFile(join(TEMPLATES, `${nearestOwnLocale(locale)}.md`), 'utf8');
  const block = splitFrontMatter(text);
  if (!block) throw new Error(`the template in ${TEMPLATES} is broken: install edge-faq again`);
  const fields = parseDocument(block.yaml);
  if (title !== undefined) fields.set('title', title);
  fields.set('updated', today());
  return {
    text: joinFrontMatter(block, fields.toString({ lineWidth: 0 })),
    parts: [],
    advice: ['Replace its words by your own, and see whether all is well: edge-faq check'],
  };
}

/** Today's date where the author is. */
function today(): string {
  const [year, month, day] = [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()];
  return [year, month, day].map((number) => String(number).padStart(2, '0')).join('-');
}

async function draftTranslation(id: string, locale: string, title: string | undefined): Promise<Draft> {
  const { source, translations } = readGuide(id);
  const there = [source, ...translations].map((file) => file.locale);
  if (there.includes(locale))
    throw new Error(`"${id}" has ${there.join(', ')} already: name another --locale`);
  if (source.frontMatter?.derive === locale)
    throw new Error(
      `${locale} of "${id}" is derived from ${source.locale}: edge-faq review ${id} ${locale} makes a file for what you want to write yourself`,
    );
  const parts = writtenParts(source.outline).map((part) => part.id);
  const { basename = '' } = source.file;
  return {
    text: copyToTranslate(await readFile(source.file.path, 'utf8'), source, parts, title),
    parts,
    advice: [
      `A copy of ${basename}: translate its title, its description and ${count(parts.length, 'part')}.`,
      `What is left: edge-faq check. What is done: edge-faq review ${id} ${locale} ${parts[0] ?? ''}`.trimEnd(),
      ...(converterFor(source.locale, locale)
        ? [
            `Or delete it and write "derive: ${locale}" into ${basename}: then ${locale} is made from ${source.locale}.`,
          ]
        : []),
    ],
  };
}

function copyToTranslate(
  written: string,
  { locale, file, frontMatter }: Translation,
  parts: readonly string[],
  title: string | undefined,
): string {
  const block = splitFrontMatter(written);
  if (!block) throw new Error(`${file.path} has no front matter: mend what edge-faq check names`);
  const fields = {
    title: title ?? frontMatter?.title,
    description: frontMatter?.description,
    updated: frontMatter?.updated,
    translationOf: locale,
    source: Object.fromEntries(parts.map((id) => [id, UNTRANSLATED])),
  };
  return joinFrontMatter(block, stringify(fields, { lineWidth: 0 }));
}

async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${path} is there already: it is not overwritten`) : error;
  });
}
