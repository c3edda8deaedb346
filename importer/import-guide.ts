/** Import of an FAQ from files: reads them, pairs translations, writes a guide, and verifies it by compiling. */

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { compileGuide } from '../compiler/guide.ts';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { readSources } from '../compiler/read/files.ts';
import type { FrontMatter } from '../compiler/read/front-matter.ts';
import { readTranslation, type Translation } from '../compiler/read/translation.ts';
import { assignIds } from './assign-ids.ts';
import { findMissingWords } from './find-missing-words.ts';
import type { Format } from './format.ts';
import type { FaqWithIds, ImportedFaq, ReaderContext, SourceFile } from './imported-faq.ts';
import { noticeInventedNames } from './invented-names.ts';
import { type Omission, Omissions } from './omissions.ts';
import { inheritIds } from './pairing/inherit-ids.ts';
import { type Pairing, sourceOfFaq, sourceOfOutline } from './pairing/pair-questions.ts';
import { pairTranslations } from './pairing/pair-translations.ts';
import { noticeReplacedIds } from './pairing/replaced-ids.ts';
import type { OnProgress } from './progress.ts';
import { defaultTitleOf, guideIdOf, type LocalizedFaq, readFaqs } from './read-faqs.ts';
import { readTextFile } from './read-text-file.ts';
import { type GuideFrontMatter, stringifyGuide } from './stringify-guide.ts';
import type { TableOptions } from './table-columns.ts';

export interface ImportOptions {
  /** Default: detected by the file's name, else by its content. */
  from?: Format | undefined;
  /** Id of the guide. Default: made from the file's name. */
  guide?: string | undefined;
  /** Overrides the locale in the file; if there are several, names the one that the others are translations of. */
  locale?: string | undefined;
  /** The folder of all guides. */
  folder: string;
  /** `YYYY-MM-DD`: the date of the last update if the source has none. */
  today: string;
  /** How a table is read. */
  table?: TableOptions | undefined;
  /** Accept all pairs by similarity, and omit the translated questions that have none. */
  acceptPairs?: boolean | undefined;
  /** File of the pairs that the author accepts; it is written if it doesn't exist. */
  pairs?: string | undefined;
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
  /** Whether the files announce content that isn't in them, like further pages. */
  isIncomplete: boolean;
  /** How the files were understood where they could mean something else, and what the import made up. */
  notices: string[];
  /** How each translation was paired with the source. */
  pairings: Pairing[];
  /** Whether nothing was written, because the author has to accept pairs first. */
  isPending: boolean;
  /** Path of the file of pairs, if this import wrote it. */
  writtenPairs: string | undefined;
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
 * Imports files as a guide in `options.folder`, one file for each locale. While a translation has pairs that the author has to
 * accept, nothing is written but the file of pairs.
 *
 * @throws if a file can't be read, has no questions, or would overwrite another; then nothing is written
 * @example
 * const { files, omissions } = await importGuide(['faq.csv'], {
 *   folder: 'content/guides',
 *   today: '2026-05-05',
 *   locale: 'en',
 * });
 * for (const { what, why, place } of omissions) console.log(`${place}: ${what}: ${why}`);
 */
export async function importGuide(paths: readonly string[], options: ImportOptions): Promise<ImportedGuide> {
  const { folder, force, dryRun, onProgress = () => {} } = options;
  const omissions = new Omissions();
  const notices: string[] = [];
  const onNotice = (notice: string) => notices.push(notice);
  const [firstPath = ''] = paths;
  const sources = await readFiles(paths);
  const guide = guideIdOf(firstPath, options.guide);
  const guideFolder = join(folder, guide);
  const faqs = await readFaqs(sources, { ...options, onProgress, onNotice }, omissions);
  const planned = faqs.map((faq) => ({ ...faq, path: relative('.', join(guideFolder, `${faq.locale}.md`)) }));
  const { otherLocales, replaced } = readExisting(guide, guideFolder, planned, force);
  const existingSource = otherLocales.find(isSource);
  const { targets, pairings, writtenPairs, numberedIds } = await pairTargets(
    planned,
    existingSource,
    options,
    { omissions, onNotice },
  );
  for (const pairing of pairings) noticeReplacedIds(pairing, onNotice);
  const isPending = pairings.some((pairing) => pairing.isPending);
  const result = { guide, notices, pairings, isPending, writtenPairs };
  if (isPending) return { ...result, files: [], ...omissionsOf(omissions) };

  const sourceLocale = existingSource?.locale ?? targets[0]?.locale;
  const defaultTitle = defaultTitleOf(firstPath, options.guide);
  noticeInventedNames(targets, defaultTitle, numberedIds, onNotice);
  const files: VFile[] = [];
  for (const target of targets) {
    const frontMatter = frontMatterOf(target, sourceLocale, defaultTitle.title, options.today);
    const kept = keptFields(guide, target, replaced, onNotice);
    const text = await stringifyGuide(target.faq, { ...frontMatter, ...kept }, omissions, onProgress);
    files.push(new VFile({ path: target.path, value: text }));
  }
  verify(guide, files, otherLocales, targets, omissions);
  if (!dryRun) await writeAll(files, force);
  return {
    ...result,
    files: files.map((file, index) => countParts(file, targets[index]?.faq)),
    ...omissionsOf(omissions),
  };
}

function omissionsOf(log: Omissions): Pick<ImportedGuide, 'omissions' | 'isIncomplete'> {
  const omissions = log.list();
  return { omissions, isIncomplete: omissions.some(({ isMissing }) => isMissing) };
}

async function readFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const prefixOf = (path: string) => (paths.length > 1 ? path : undefined);
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readTextFile(path), prefix: prefixOf(path) })),
  );
}

/** Whether the file is the source that the other locales of its guide are translations of. */
function isSource({ frontMatter }: Translation): boolean {
  return frontMatter !== undefined && frontMatter.translationOf === undefined;
}

/** The existing files of a guide: those in other locales than the imported ones, and those that the import replaces. */
interface ExistingFiles {
  otherLocales: Translation[];
  replaced: VFile[];
}

/** @throws if the import would overwrite a file without `force` */
function readExisting(
  guide: string,
  folder: string,
  planned: readonly Target<ImportedFaq>[],
  force: boolean | undefined,
): ExistingFiles {
  const existing = existsSync(folder) ? readSources(folder) : [];
  const isPlanned = ({ stem }: VFile) => planned.some(({ locale }) => stem === locale);
  const overwritten = planned.find(({ locale }) => existing.some(({ stem }) => stem === locale));
  if (overwritten && !force)
    throw new Error(`${overwritten.path} already exists: add --force to overwrite it`);
  return {
    otherLocales: existing.filter((file) => !isPlanned(file)).map((file) => readTranslation(guide, file)),
    replaced: existing.filter(isPlanned),
  };
}

/**
 * What the import keeps of the file that `target` replaces: an import must not show again what was withdrawn, and no other tool has its
 * phrasings.
 */
function keptFields(
  guide: string,
  { locale, path }: Target<FaqWithIds>,
  replaced: readonly VFile[],
  onNotice: (notice: string) => void,
): Pick<FrontMatter, 'asked' | 'withdrawn'> {
  const file = replaced.find(({ stem }) => stem === locale);
  // Parsing takes long, and few files have these fields.
  if (!file || !/^(asked|withdrawn):/m.test(String(file))) return {};
  const { asked, withdrawn } = readTranslation(guide, file).frontMatter ?? {};
  const hasPhrasings = asked !== undefined && asked.size > 0;
  const hasWithdrawals = withdrawn !== undefined && withdrawn.length > 0;
  if (hasPhrasings) onNotice(`the phrasings in ${path} are kept: edit "asked" there`);
  if (hasWithdrawals) onNotice(`the withdrawals in ${path} are kept: edit "withdrawn" there`);
  return { ...(hasPhrasings && { asked }), ...(hasWithdrawals && { withdrawn }) };
}

interface PairedTargets extends Pick<ImportedGuide, 'pairings' | 'writtenPairs'> {
  targets: Target<FaqWithIds>[];
  /** Ids that the import made from positions. */
  numberedIds: string[];
}

/** Assigns ids to all parts: translations inherit those of the existing source, or else of the first FAQ. */
async function pairTargets(
  planned: readonly Target<ImportedFaq>[],
  existingSource: Translation | undefined,
  options: ImportOptions,
  { omissions, onNotice }: Pick<ReaderContext, 'omissions'> & { onNotice: (notice: string) => void },
): Promise<PairedTargets> {
  const [first] = planned;
  const numberedIds: string[] = [];
  const onNumbered = (id: string) => numberedIds.push(id);
  const imported =
    existingSource || !first ? [] : [{ ...first, faq: assignIds(first.faq, omissions, onNumbered) }];
  const source = existingSource
    ? sourceOfOutline(existingSource.locale, existingSource.outline)
    : sourceOfFaq(first?.locale ?? '', imported[0]?.faq ?? { chapters: [] });
  const translations = planned.slice(imported.length);
  const { pairings, written } = await pairTranslations(translations, source, options, onNotice);
  const targets = translations.flatMap((target, index): Target<FaqWithIds>[] => {
    const pairing = pairings[index];
    if (!pairing || pairing.isPending) return [];
    return [{ ...target, faq: inheritIds(target.faq, source, pairing, omissions) }];
  });
  return { targets: [...imported, ...targets], pairings, writtenPairs: written, numberedIds };
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
