/** Compiles the locale files of one guide to documents. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type Guide, IdSchema } from '../schema/guide.ts';
import { checkAliases, listIds } from './check/aliases.ts';
import { reportDrift, reportUnreviewed } from './check/drift.ts';
import { compareOutlines } from './check/locales.ts';
import { converterFor, deriveTree } from './chinese.ts';
import { report, TOP } from './diagnostics.ts';
import { makeDocument, renderWording, type Wording } from './document/document.ts';
import { type GuideMarkdown, makeMarkdown } from './document/guide-markdown.ts';
import { searchWordsOf } from './index/search-words.ts';
import { findSource } from './read/find-source.ts';
import { type Description, readDescription } from './read/front-matter.ts';
import { headedParts, type Outline, type Part } from './read/outline.ts';
import { readTranslation, type Translation } from './read/translation.ts';
import type { Surroundings } from './render/answer.ts';
import { listElements } from './render/elements.ts';
import type { Image } from './render/images.ts';
import { deriveLinks, type ExternalLink, type GuideLink } from './render/links.ts';
import { toMarkdown } from './render/markdown.ts';
import type { Settings } from './settings.ts';

/** All locales of a guide, the source first. */
export interface CompiledGuide {
  guide: string;
  defaultLocale: string;
  documents: Guide[];
  /** The same as Markdown, by locale. */
  markdown: ReadonlyMap<string, GuideMarkdown>;
  images: Image[];
  externalLinks: ExternalLink[];
  guideLinks: GuideLink[];
}

/** What the locales of a guide are compiled with, and what is found in them. */
type Findings = Omit<Surroundings, 'file' | 'locale' | 'definitions'>;

/**
 * Compiles `files` (`<guide>/<locale>.md`). Faults are reported to the files; undefined means that there is no source
 * locale to publish.
 */
export function compileGuide(
  guide: string,
  files: readonly VFile[],
  { pages, search }: Settings = {},
): CompiledGuide | undefined {
  if (files[0]) reportInvalidId(guide, files[0]);
  const translations = files.map((file) => readTranslation(guide, file));
  const source = findSource(translations, files);
  if (!source) {
    for (const translation of translations) render(translation, startFindings(translation, {}, pages));
    return undefined;
  }
  const aliases = checkAliases(source.frontMatter?.aliases ?? {}, source.outline, source.file);
  const findings = startFindings(source, aliases, pages);
  const documents: Guide[] = [];
  const markdown = new Map<string, GuideMarkdown>();
  const worded = wordings(source, translations, findings);
  const locales = worded.map(([locale]) => locale);
  for (const [locale, wording] of worded) {
    const written = makeMarkdown(source.outline, wording);
    const words = searchWordsOf(locale, search);
    documents.push(
      makeDocument(guide, locale, locales, source.outline, wording, aliases, written.text, words),
    );
    markdown.set(locale, written);
  }
  const { external: externalLinks, guides: guideLinks, images } = findings;
  return { guide, defaultLocale: source.locale, documents, markdown, images, externalLinks, guideLinks };
}

function startFindings(
  { outline }: Translation,
  aliases: Record<string, string>,
  pages: string | undefined,
): Findings {
  const ids = new Map([...listIds(outline).map((id) => [id, id] as const), ...Object.entries(aliases)]);
  return { ids, pages, external: [], guides: [], images: [] };
}

function reportInvalidId(guide: string, file: VFile): void {
  for (const { message } of v.safeParse(IdSchema, guide, { abortPipeEarly: true }).issues ?? []) {
    const reason = `invalid guide id "${guide}" (the folder's name)`;
    report(file, TOP, 'invalid-guide-id', reason, `rename the folder: ${message}`);
  }
}

/** The words of each locale, the source's first. */
function wordings(
  source: Translation,
  translations: readonly Translation[],
  findings: Findings,
): [locale: string, Wording][] {
  const derived = derivedLocale(source);
  const original = render(source, findings);
  const found: [string, Wording | undefined][] = [[source.locale, original]];
  for (const translation of translations) {
    if (translation === source || translation.locale === derived) continue;
    found.push([translation.locale, renderTranslation(source, translation, findings)]);
  }
  if (derived !== undefined) {
    const written = translations.find(({ locale }) => locale === derived);
    found.push([derived, renderDerived(source, original ?? NOTHING, derived, written, findings)]);
  }
  if (!original) return [];
  return found.flatMap(([locale, wording]): [string, Wording][] => (wording ? [[locale, wording]] : []));
}

/** The locale that the source asks to be derived from it, if that can be done. */
function derivedLocale({ locale, file, frontMatter }: Translation): string | undefined {
  const derived = frontMatter?.derive;
  if (derived === undefined || converterFor(locale, derived)) return derived;
  const mend = 'only zh-Hant and zh-Hans can be derived from each other: write a file for any other locale';
  report(file, TOP, 'invalid-derivation', `"${derived}" can't be derived from "${locale}"`, mend);
  return undefined;
}

function render(translation: Translation, findings: Findings): Wording | undefined {
  const { file, frontMatter, outline } = translation;
  reportMissing(outline, file);
  const description = frontMatter && readDescription(frontMatter, file);
  const wording = renderWording(translation, description ?? UNKNOWN, around(translation, findings));
  reportEmpty(headedParts(outline), wording, file);
  return description && wording;
}

/** Stands for front matter with faults while the rest of the file is checked; it is never published. */
const UNKNOWN: Description = { title: '', description: '', updated: '' };

/** Stands for the words of a source that has none to publish, while what is derived from it is checked. */
const NOTHING: Wording = {
  description: UNKNOWN,
  headings: new Map(),
  parts: new Map(),
  markdown: new Map(),
};

function renderTranslation(
  source: Translation,
  translation: Translation,
  findings: Findings,
): Wording | undefined {
  compareOutlines(source, translation, false);
  reportDrift(source, translation);
  return render(translation, findings);
}

/** What is written in the locale's own file, and for all the rest what the other script gives. */
function renderDerived(
  source: Translation,
  original: Wording,
  locale: string,
  written: Translation | undefined,
  findings: Findings,
): Wording {
  const convert = converterFor(source.locale, locale) ?? ((text: string) => text);
  const { title, description: blurb, updated } = original.description;
  const derived = { title: convert(title), description: convert(blurb), updated };
  const headings = new Map([...original.headings].map(([id, heading]) => [id, convert(heading)]));
  const parts = new Map([...original.parts].map(([id, tree]) => [id, deriveTree(tree, convert)]));
  for (const tree of parts.values()) deriveLinks(listElements(tree), source.locale, locale, findings);
  const markdown = new Map([...parts].map(([id, tree]) => [id, toMarkdown(tree)]));
  reportUnreviewed(source, locale, written);
  if (!written) return { description: derived, headings, parts, markdown };

  compareOutlines(source, written, true);
  reportDrift(source, written);
  const description = { ...derived, ...pickDescription(written) };
  const own = renderWording(written, description, around(written, findings));
  const answered = headedParts(written.outline).filter(({ body }) => body.length > 0);
  reportEmpty(answered, own, written.file);
  return {
    description,
    headings: new Map([...headings, ...own.headings]),
    parts: new Map([...parts, ...own.parts]),
    markdown: new Map([...markdown, ...own.markdown]),
  };
}

function pickDescription({ frontMatter = {} }: Translation): Partial<Description> {
  const { title, description, updated } = frontMatter;
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(updated !== undefined && { updated }),
  };
}

function around({ file, locale, outline }: Translation, findings: Findings): Surroundings {
  return { ...findings, file, locale, definitions: outline.definitions };
}

function reportMissing({ chapters }: Outline, file: VFile): void {
  if (chapters.length === 0) {
    const mend = 'add "## Chapter {#id}" and "### Question? {#id}": readers see that it has no questions yet';
    report(file, TOP, 'empty-guide', 'guide without chapters', mend);
  }
  for (const { id, line, sections } of chapters) {
    if (sections.length > 0) continue;
    const mend = 'put a "### Question? {#id}" under it';
    report(file, { line, column: 1 }, 'empty-chapter', `chapter "${id}" has no section`, mend);
  }
}

function reportEmpty(asked: readonly Part[], { parts }: Wording, file: VFile): void {
  for (const { id, heading, line } of asked) {
    if (parts.get(id)?.children.some((node) => node.type !== 'text' || node.value.trim() !== '')) continue;
    report(file, { line, column: 1 }, 'empty-answer', 'empty answer', `write what "${heading}" asks for`);
  }
}
