/** Import of an FAQ from a file: reads it, writes it as a guide, and verifies it by compiling the guide. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { compileGuide } from '../compiler/guide.ts';
import { readSources } from '../compiler/read/files.ts';
import { readTranslation, type Translation } from '../compiler/read/translation.ts';
import { assignIds, type GuideIds, idsOfOutline, inheritIds } from './assign-ids.ts';
import { findMissingWords } from './find-missing-words.ts';
import type { Format } from './format.ts';
import type { FaqWithIds, ImportedFaq } from './imported-faq.ts';
import { type Omission, Omissions } from './omissions.ts';
import { collapseWhitespace } from './plain-text.ts';
import type { OnProgress } from './progress.ts';
import { guideIdOf, type LocalizedFaq, readFaqs, titleOfName } from './read-faqs.ts';
import { type GuideFrontMatter, stringifyGuide } from './stringify-guide.ts';

export interface ImportOptions {
  /** Default: detected by the file's name, else by its content. */
  from?: Format | undefined;
  /** Id of the guide. Default: made from the file's name. */
  guide?: string | undefined;
  /** Overrides the locale in the file; if the file has several, names the one that the others are translations of. */
  locale?: string | undefined;
  /** The folder of all guides. */
  folder: string;
  /** `YYYY-MM-DD`: the date of the last update if the source has none. */
  today: string;
  /** Overwrite existing files. */
  force?: boolean | undefined;
  /** Write nothing. */
  dryRun?: boolean | undefined;
  onProgress?: OnProgress | undefined;
}

export interface ImportedGuide {
  guide: string;
  files: ImportedFile[];
  omissions: Omission[];
}

/** A written file, with the diagnostics of the compiler. */
export interface ImportedFile {
  file: VFile;
  chapters: number;
  questions: number;
}

/** An FAQ, and the file that it is written to. */
interface Target<Faq> {
  locale: string;
  path: string;
  faq: Faq;
}

/**
 * Imports the file `path` as a guide in `options.folder`, one file for each locale.
 *
 * @throws if the file can't be read, has no questions, or would overwrite another; then nothing is written
 * @example
 * const { files, omissions } = await importGuide('faq.csv', {
 *   folder: 'content/guides',
 *   today: '2026-05-05',
 *   locale: 'en',
 * });
 * for (const { what, why, place } of omissions) console.log(`${place}: ${what}: ${why}`);
 */
export async function importGuide(path: string, options: ImportOptions): Promise<ImportedGuide> {
  const { folder, force, dryRun, onProgress = () => {} } = options;
  const omissions = new Omissions();
  const guide = guideIdOf(path, options.guide);
  const guideFolder = join(folder, guide);
  const faqs = await readFaqs(path, { ...options, onProgress }, omissions);
  const planned = faqs.map((faq) => ({ ...faq, path: relative('.', join(guideFolder, `${faq.locale}.md`)) }));
  const otherLocales = readOtherLocales(guide, guideFolder, planned, force);
  const existingSource = otherLocales.find(isSource);
  const targets = addIds(planned, existingSource && idsOfOutline(existingSource.outline), omissions);

  const sourceLocale = existingSource?.locale ?? targets[0]?.locale;
  const files: VFile[] = [];
  for (const target of targets) {
    const frontMatter = frontMatterOf(target, sourceLocale, titleOfName(path), options.today);
    const text = await stringifyGuide(target.faq, frontMatter, omissions, onProgress);
    files.push(new VFile({ path: target.path, value: text }));
  }
  verify(guide, files, otherLocales, targets, omissions);
  if (!dryRun) await writeAll(files, force);
  return {
    guide,
    files: files.map((file, index) => countParts(file, targets[index]?.faq)),
    omissions: omissions.list(),
  };
}

/** Whether the file is the source that the other locales of its guide are translations of. */
function isSource({ frontMatter }: Translation): boolean {
  return frontMatter !== undefined && frontMatter.translationOf === undefined;
}

/**
 * The existing files of the guide in other locales than the imported ones.
 *
 * @throws if the import would overwrite a file without `force`
 */
function readOtherLocales(
  guide: string,
  folder: string,
  planned: readonly Target<ImportedFaq>[],
  force: boolean | undefined,
): Translation[] {
  const existing = existsSync(folder) ? readSources(folder) : [];
  const overwritten = planned.filter(({ locale }) => existing.some(({ stem }) => stem === locale));
  if (overwritten[0] && !force)
    throw new Error(`${overwritten[0].path} already exists: add --force to overwrite it`);
  return existing
    .filter(({ stem }) => !overwritten.some(({ locale }) => stem === locale))
    .map((file) => readTranslation(guide, file));
}

/** Assigns ids to all parts: translations inherit those of the existing source, or else of the first FAQ. */
function addIds(
  planned: readonly Target<ImportedFaq>[],
  existing: GuideIds | undefined,
  omissions: Omissions,
): Target<FaqWithIds>[] {
  let source = existing;
  return planned.map((target) => {
    const faq = source ? inheritIds(target.faq, source, omissions) : assignIds(target.faq, omissions);
    source ??= faq;
    return { ...target, faq };
  });
}

function frontMatterOf(
  { faq, locale }: LocalizedFaq,
  sourceLocale: string | undefined,
  defaultTitle: string,
  today: string,
): GuideFrontMatter {
  const title = collapseWhitespace(faq.title ?? '') || defaultTitle;
  return {
    title,
    description: collapseWhitespace(faq.description ?? title),
    updated: faq.updated ?? today,
    translationOf: faq.translationOf ?? (sourceLocale === locale ? undefined : sourceLocale),
  };
}

/** Compiles the guide, and logs the words of the source that it lacks: defects of the importer itself. */
function verify(
  guide: string,
  files: readonly VFile[],
  otherLocales: readonly Translation[],
  targets: readonly Target<FaqWithIds>[],
  omissions: Omissions,
): void {
  const others = otherLocales.map(({ file }) => new VFile({ path: file.path, value: file.value }));
  const compiled = compileGuide(guide, [...files, ...others]);
  for (const { locale, path, faq } of targets) {
    const document = compiled?.documents.find((candidate) => candidate.locale === locale);
    if (!document) continue;
    for (const { id, words } of findMissingWords(faq, document, omissions.list()))
      omissions.add(
        `the words “${words.join(' ')}”`,
        'they are missing from the compiled guide',
        `${path}#${id}`,
      );
  }
}

async function writeAll(files: readonly VFile[], force: boolean | undefined): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, String(file), { flag: force ? 'w' : 'wx' });
  }
}

function countParts(file: VFile, faq: FaqWithIds | undefined): ImportedFile {
  const chapters = faq?.chapters ?? [];
  return {
    file,
    chapters: chapters.length,
    questions: chapters.reduce((sum, { questions }) => sum + questions.length, 0),
  };
}
