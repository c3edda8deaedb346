/** Imports an FAQ from a file: reads it, writes it as a guide, and compiles that to prove it. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { compileGuide } from '../compiler/guide.ts';
import { readSources } from '../compiler/read/files.ts';
import { readTranslation, type Translation } from '../compiler/read/translation.ts';
import { IdSchema } from '../schema/guide.ts';
import { canonicalLocale } from '../schema/locale.ts';
import { adoptIds, chooseIds, type Shape, shapeOfOutline, slug } from './choose-ids.ts';
import { findLost } from './find-lost.ts';
import { oneLine } from './fit-html.ts';
import { type Format, formatOf } from './format.ts';
import type { ImportedFaq, NamedFaq } from './imported-faq.ts';
import { leaveOutEmpty } from './leave-out-empty.ts';
import { type LeftOut, LeftOutList } from './left-out.ts';
import { tagOf } from './locale.ts';
import type { OnProgress } from './progress.ts';
import { READERS, readText } from './source-file.ts';
import { type Header, writeGuide } from './write-guide.ts';

export interface ImportOptions {
  /** Default: by the file's name, else by how it begins. */
  from?: Format | undefined;
  /** Id of the guide. Default: by the file's name. */
  guide?: string | undefined;
  /** Overrules what the file says; where it has several locales, names the one that the others translate. */
  locale?: string | undefined;
  /** The folder of all guides. */
  folder: string;
  /** `YYYY-MM-DD`, for what doesn't tell when it was changed. */
  today: string;
  /** Overwrite files that are there. */
  force?: boolean | undefined;
  /** Write nothing. */
  dryRun?: boolean | undefined;
  onProgress?: OnProgress | undefined;
}

export interface ImportedGuide {
  guide: string;
  files: ImportedFile[];
  leftOut: LeftOut[];
}

/** A written file, with the faults that the compiler finds in it. */
export interface ImportedFile {
  file: VFile;
  chapters: number;
  questions: number;
}

/** An FAQ in one locale, and the file that it becomes. */
interface Planned<Faq> {
  locale: string;
  path: string;
  faq: Faq;
}

/**
 * Imports the file `path` as a guide in `folder`, a file a locale.
 *
 * @throws where the file can't be read, has no questions, or would overwrite another; nothing is written then.
 */
export async function importGuide(path: string, options: ImportOptions): Promise<ImportedGuide> {
  const { folder, force, dryRun, onProgress = () => {} } = options;
  const leftOut = new LeftOutList();
  const guide = guideId(path, options.guide);
  const faqs = await readFaqs(path, options, leftOut);
  const planned = faqs.map((entry) => ({
    ...entry,
    path: relative('.', join(folder, guide, `${entry.locale}.md`)),
  }));
  const others = readOthers(guide, join(folder, guide), planned, force);
  const source = others.find(({ frontMatter }) => frontMatter && frontMatter.translationOf === undefined);
  const named = nameParts(planned, source && shapeOfOutline(source.outline), leftOut);

  const files: VFile[] = [];
  for (const { locale, path: target, faq } of named) {
    const header = describeFaq(faq, locale, source?.locale ?? named[0]?.locale, titleOf(path), options);
    files.push(new VFile({ path: target, value: await writeGuide(faq, header, leftOut, onProgress) }));
  }
  prove(guide, files, others, named, leftOut);
  if (!dryRun) await writeAll(files, force);
  return {
    guide,
    files: files.map((file, index) => countParts(file, named[index]?.faq)),
    leftOut: leftOut.list(),
  };
}

function guideId(path: string, wish: string | undefined): string {
  const id = wish ?? slug(isLocaleName(stemOf(path)) ? basename(dirname(resolve(path))) : stemOf(path));
  for (const { message } of v.safeParse(IdSchema, id).issues ?? [])
    throw new Error(`"${id}" can't be the id of a guide: ${message}, with --guide`);
  return id;
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** A file may be called by its locale, as an author's are: by two letters, or a name would be one too. */
function isLocaleName(stem: string): boolean {
  return /^[a-z]{2}(-|$)/i.test(stem) && canonicalLocale(stem) !== undefined;
}

/** What the file holds, one FAQ a locale, the one first that the others translate. */
async function readFaqs(
  path: string,
  { from, locale, onProgress = () => {} }: ImportOptions,
  leftOut: LeftOutList,
): Promise<Omit<Planned<ImportedFaq>, 'path'>[]> {
  const text = await readText(path);
  const found = await READERS[from ?? formatOf(path, text)]({ text, leftOut, onProgress });
  const wish = locale === undefined ? undefined : checkLocale(locale);
  const fallback = isLocaleName(stemOf(path)) ? stemOf(path) : undefined;
  const byLocale = new Map<string, ImportedFaq>();
  for (const faq of found) {
    const own = (found.length === 1 ? wish : undefined) ?? checkLocale(faq.locale ?? wish ?? fallback);
    const known = byLocale.get(own);
    const whole = leaveOutEmpty(faq, faq.title ?? titleOf(path), leftOut);
    byLocale.set(own, known ? { ...known, chapters: [...known.chapters, ...whole.chapters] } : whole);
  }
  const faqs = [...byLocale].filter(([, { chapters }]) => chapters.length > 0);
  if (faqs.length === 0) throw new Error(`${path} has no questions with answers`);
  return faqs
    .map(([tag, faq]) => ({ locale: tag, faq }))
    .toSorted((a, b) => Number(b.locale === wish) - Number(a.locale === wish));
}

function checkLocale(written: string | undefined): string {
  if (written === undefined)
    throw new Error('the file does not tell its language: add --locale, like --locale en');
  const tag = tagOf(written);
  if (canonicalLocale(tag) === tag) return tag;
  throw new Error(`"${written}" is no language: name it by its tag, like --locale en`);
}

/** The file's name as words. */
function titleOf(path: string): string {
  const words = stemOf(path).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The locales that the guide has already; throws where an import would overwrite one. */
function readOthers(
  guide: string,
  folder: string,
  planned: readonly Planned<ImportedFaq>[],
  force: boolean | undefined,
): Translation[] {
  const files = existsSync(folder) ? readSources(folder) : [];
  const taken = planned.filter(({ locale }) => files.some(({ stem }) => stem === locale));
  if (taken[0] && !force) throw new Error(`${taken[0].path} is there already: add --force to overwrite it`);
  const others = files.filter(({ stem }) => !taken.some(({ locale }) => stem === locale));
  return others.map((file) => readTranslation(guide, file));
}

/** Ids for all parts: translations have those of their source. */
function nameParts(
  planned: readonly Planned<ImportedFaq>[],
  existing: Shape | undefined,
  leftOut: LeftOutList,
): Planned<NamedFaq>[] {
  let source = existing;
  return planned.map((entry) => {
    const faq = source ? adoptIds(entry.faq, source, leftOut) : chooseIds(entry.faq, leftOut);
    source ??= faq;
    return { ...entry, faq };
  });
}

function describeFaq(
  faq: ImportedFaq,
  locale: string,
  source: string | undefined,
  fallback: string,
  options: ImportOptions,
): Header {
  const title = oneLine(faq.title ?? '') || fallback;
  const { description = title, updated = options.today, translationOf } = faq;
  const original = translationOf ?? (source === locale ? undefined : source);
  return { title, description: oneLine(description), updated, translationOf: original };
}

/** Compiles the guide, and says what of the source is not in it: what the importer itself should have said. */
function prove(
  guide: string,
  files: readonly VFile[],
  others: readonly Translation[],
  named: readonly Planned<NamedFaq>[],
  leftOut: LeftOutList,
): void {
  const present = others.map(({ file }) => new VFile({ path: file.path, value: file.value }));
  const compiled = compileGuide(guide, [...files, ...present]);
  for (const { locale, path, faq } of named) {
    const document = compiled?.documents.find((candidate) => candidate.locale === locale);
    if (!document) continue;
    for (const { id, words } of findLost(faq, document, leftOut.list()))
      leftOut.add(`the words “${words.join(' ')}”`, 'they did not come through', `${path}#${id}`);
  }
}

async function writeAll(files: readonly VFile[], force: boolean | undefined): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, String(file), { flag: force ? 'w' : 'wx' });
  }
}

function countParts(file: VFile, faq: NamedFaq | undefined): ImportedFile {
  const chapters = faq?.chapters ?? [];
  return {
    file,
    chapters: chapters.length,
    questions: chapters.reduce((sum, { questions }) => sum + questions.length, 0),
  };
}
