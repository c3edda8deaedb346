/** FAQs of source files by locale, and what the files' names say of them. */
import { basename, dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { IdSchema } from '../schema/guide.ts';
import { canonicalLocale } from '../schema/locale.ts';
import { convertPlainText } from './convert-plain-text.ts';
import { detectFormat, type Format } from './format.ts';
import type { ImportedFaq, SourceFile } from './imported-faq.ts';
import { normalizeLocale, stemWithoutLocale } from './locale.ts';
import type { Omission, Omissions } from './omissions.ts';
import { omitEmpty } from './omit-empty.ts';
import type { OnProgress } from './progress.ts';
import { READERS } from './readers.ts';
import { slug } from './slug.ts';
import type { TableOptions } from './table-columns.ts';

export interface ReadOptions {
  /** Default: detected by the file's name, else by its content. */
  from?: Format | undefined;
  /** Id of the guide, if it is requested. */
  guide?: string | undefined;
  /** Overrides the locale in the file; if there are several, names the one that the others are translations of. */
  locale?: string | undefined;
  table?: TableOptions | undefined;
  onProgress: OnProgress;
  onNotice: (notice: string) => void;
}

export interface LocalizedFaq {
  locale: string;
  faq: ImportedFaq;
}

/**
 * The FAQs in `files`, one for each locale, first the one that the others are translations of.
 *
 * @throws if the format of a file or a locale is unknown, or there are no questions with answers
 */
export async function readFaqs(
  files: readonly SourceFile[],
  { from, guide, locale, table, onProgress, onNotice }: ReadOptions,
  omissions: Omissions,
): Promise<LocalizedFaq[]> {
  const faqs: ImportedFaq[] = [];
  // A Zendesk export may consist of several files, which are read together.
  const byFormat = Map.groupBy(files, ({ path, text }) => from ?? detectFormat(path, text));
  for (const [format, sources] of byFormat)
    faqs.push(...(await READERS[format](sources, { omissions, onProgress, onNotice, table })));
  const requested = locale === undefined ? undefined : parseLocale(locale);
  const override = faqs.length === 1 ? requested : undefined;
  const defaultTitle = defaultTitleOf(files[0]?.path ?? '', guide).title;
  const byLocale = new Map<string, ImportedFaq>();
  for (const faq of faqs) {
    const tag = override ?? parseLocale(faq.locale ?? requested);
    const existing = byLocale.get(tag);
    const named = convertNames(faq, omissions);
    const complete = omitEmpty(named, named.title ?? defaultTitle, omissions);
    const chapters = [...(existing?.chapters ?? []), ...complete.chapters];
    byLocale.set(tag, existing ? { ...existing, chapters } : complete);
  }
  const withQuestions = [...byLocale].filter(([, { chapters }]) => chapters.length > 0);
  if (withQuestions.length === 0) throw new Error(noQuestions(files, omissions.list()));
  return withQuestions
    .map(([tag, faq]) => ({ locale: tag, faq }))
    .toSorted((a, b) => Number(b.locale === requested) - Number(a.locale === requested));
}

/** The FAQ without other tools' syntax in its title and its description. */
function convertNames(faq: ImportedFaq, omissions: Omissions): ImportedFaq {
  const convert = (name: 'title' | 'description') =>
    faq[name] === undefined
      ? undefined
      : convertPlainText(faq[name], { place: `the ${name}`, omissions }) || undefined;
  return { ...faq, title: convert('title'), description: convert('description') };
}

/** Omissions that an error names, and the characters of each. */
const [MAX_NAMED, MAX_LENGTH] = [3, 80];

function noQuestions(files: readonly SourceFile[], omissions: readonly Omission[]): string {
  const message = `${files.map(({ path }) => path).join(', ')} has no questions with answers`;
  if (omissions.length === 0) return message;
  const named = omissions.slice(0, MAX_NAMED).map(({ place, what, why }) => {
    const shortened = what.length > MAX_LENGTH ? `${what.slice(0, MAX_LENGTH)}…` : what;
    return `${place} ${shortened}: ${why}`;
  });
  const more = omissions.length > MAX_NAMED ? `; ${omissions.length - MAX_NAMED} more` : '';
  return `${message}. Left out: ${named.join('; ')}${more}`;
}

function parseLocale(locale: string | undefined): string {
  if (locale === undefined)
    throw new Error('the file does not state its language: add --locale, for example --locale en');
  const tag = normalizeLocale(locale);
  if (canonicalLocale(tag) === tag) return tag;
  throw new Error(`"${locale}" is not a language tag: write one like en or zh-Hant with --locale`);
}

/**
 * The id of the guide: `requested`, else made from the file's name, or from its folder's if the file is named by its locale.
 *
 * @throws if that is not a valid id
 */
export function guideIdOf(path: string, requested: string | undefined): string {
  const id = requested ?? slug(stemWithoutLocale(path) || basename(dirname(resolve(path))));
  for (const { message } of v.safeParse(IdSchema, id).issues ?? [])
    throw new Error(`"${id}" can't be the id of a guide (${message}): set another with --guide`);
  return id;
}

/** The title of an FAQ that has none. */
export interface DefaultTitle {
  title: string;
  /** What it is made from, for people. */
  origin: string;
}

/** A title made from the file's name; from the guide's or the folder's, if the file is named by its locale. */
export function defaultTitleOf(path: string, guide: string | undefined): DefaultTitle {
  const stem = stemWithoutLocale(path);
  if (stem) return { title: toWords(stem), origin: 'the name of the file' };
  if (guide) return { title: toWords(guide), origin: 'the id of the guide' };
  return { title: toWords(basename(dirname(resolve(path)))), origin: 'the name of the folder' };
}

function toWords(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
