/** FAQs of a source file by locale, and what the file's name says of them. */
import { basename, dirname, extname, resolve } from 'node:path';
import * as v from 'valibot';
import { IdSchema } from '../schema/guide.ts';
import { canonicalLocale } from '../schema/locale.ts';
import { slug } from './assign-ids.ts';
import { detectFormat, type Format } from './format.ts';
import type { ImportedFaq } from './imported-faq.ts';
import { normalizeLocale } from './locale.ts';
import type { Omissions } from './omissions.ts';
import { omitEmpty } from './omit-empty.ts';
import type { OnProgress } from './progress.ts';
import { readTextFile } from './read-text-file.ts';
import { READERS } from './readers.ts';

export interface ReadOptions {
  /** Default: detected by the file's name, else by its content. */
  from?: Format | undefined;
  /** Overrides the locale in the file; if the file has several, names the one that the others are translations of. */
  locale?: string | undefined;
  onProgress: OnProgress;
}

export interface LocalizedFaq {
  locale: string;
  faq: ImportedFaq;
}

/**
 * The FAQs in the file `path`, one for each locale, first the one that the others are translations of.
 *
 * @throws if the file can't be read, its format or a locale is unknown, or it has no questions with answers
 */
export async function readFaqs(
  path: string,
  { from, locale, onProgress }: ReadOptions,
  omissions: Omissions,
): Promise<LocalizedFaq[]> {
  const text = await readTextFile(path);
  const faqs = await READERS[from ?? detectFormat(path, text)]({ text, omissions, onProgress });
  const requested = locale === undefined ? undefined : parseLocale(locale);
  const override = faqs.length === 1 ? requested : undefined;
  const fallback = requested ?? localeOfName(path);
  const byLocale = new Map<string, ImportedFaq>();
  for (const faq of faqs) {
    const tag = override ?? parseLocale(faq.locale ?? fallback);
    const existing = byLocale.get(tag);
    const complete = omitEmpty(faq, faq.title ?? titleOfName(path), omissions);
    const chapters = [...(existing?.chapters ?? []), ...complete.chapters];
    byLocale.set(tag, existing ? { ...existing, chapters } : complete);
  }
  const withQuestions = [...byLocale].filter(([, { chapters }]) => chapters.length > 0);
  if (withQuestions.length === 0) throw new Error(`${path} has no questions with answers`);
  return withQuestions
    .map(([tag, faq]) => ({ locale: tag, faq }))
    .toSorted((a, b) => Number(b.locale === requested) - Number(a.locale === requested));
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
  const name = localeOfName(path) === undefined ? stemOf(path) : basename(dirname(resolve(path)));
  const id = requested ?? slug(name);
  for (const { message } of v.safeParse(IdSchema, id).issues ?? [])
    throw new Error(`"${id}" can't be the id of a guide (${message}): set another with --guide`);
  return id;
}

/** The file's name as words. */
export function titleOfName(path: string): string {
  const words = stemOf(path).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The file's name if it is a locale, like those of guides. Three letters are more likely a word than a language. */
function localeOfName(path: string): string | undefined {
  const stem = stemOf(path);
  return /^[a-z]{2}(-|$)/i.test(stem) && canonicalLocale(stem) !== undefined ? stem : undefined;
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}
