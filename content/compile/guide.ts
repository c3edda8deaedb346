/** Compiles the locale files of one guide to documents. */
import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { canonicalLocale, type Guide, IdSchema } from '../schema.ts';
import { type Answer, renderAnswer } from './answer.ts';
import { reportError, reportWarning, TOP } from './diagnostics.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { compareOutlines } from './locales.ts';
import { type Outline, type Part, readOutline } from './outline.ts';

/** All locales of a guide, the source first. */
export interface CompiledGuide {
  guide: string;
  defaultLocale: string;
  documents: Guide[];
}

/** Bump when the same Markdown gives a different document or route answer, so that caches don't keep the old shape. */
const FORMAT = 1;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/**
 * Compiles `files` (`<guide>/<locale>.md`). Faults are reported to the files; undefined means that there is no source
 * locale to publish.
 */
export function compileGuide(guide: string, files: readonly VFile[]): CompiledGuide | undefined {
  const translations = files.map((file) => readTranslation(guide, file));
  const source = findSource(translations, files);
  if (!source) return undefined;
  for (const translation of translations) {
    if (translation !== source) compareOutlines(source, translation);
  }
  const documents = [source, ...translations.filter((translation) => translation !== source)].flatMap(
    ({ frontMatter, ...translation }) => (frontMatter ? [makeDocument({ ...translation, frontMatter })] : []),
  );
  return { guide, defaultLocale: source.locale, documents };
}

interface Translation {
  guide: string;
  locale: string;
  file: VFile;
  outline: Outline;
  frontMatter: FrontMatter | undefined;
}

function readTranslation(guide: string, file: VFile): Translation {
  const locale = file.stem ?? '';
  for (const issue of v.safeParse(IdSchema, guide).issues ?? []) {
    reportError(file, TOP, `invalid guide id "${guide}" (the folder's name): ${issue.message}`);
  }
  const canonical = canonicalLocale(locale);
  if (canonical !== locale) {
    const mend = canonical
      ? `name the file ${canonical}.md`
      : 'name the file by its BCP 47 language tag, like zh-Hant.md';
    reportError(file, TOP, `"${locale}" is not a locale: ${mend}`);
  }
  const tree: Root = parser.parse(file);
  return {
    guide,
    locale: canonical ?? 'und',
    file,
    frontMatter: readFrontMatter(tree, file),
    outline: readOutline(tree, file),
  };
}

/** The one file that isn't a translation; every other file must say that it is a translation of it. */
function findSource(translations: readonly Translation[], files: readonly VFile[]): Translation | undefined {
  const readable = translations.filter(({ frontMatter }) => frontMatter);
  const [source, ...rivals] = readable.filter(({ frontMatter }) => !frontMatter?.translationOf);
  if (!source) {
    const mend = 'leave it out of the one that the others are translated from';
    if (files[0] && readable.length === files.length)
      reportError(files[0], TOP, `every locale says translationOf: ${mend}`);
    return undefined;
  }
  for (const { file } of rivals) {
    const mend = `add "translationOf: ${source.locale}" to the translation`;
    reportError(file, TOP, `two sources: ${source.file.basename} has no translationOf either; ${mend}`);
  }
  for (const { file, frontMatter } of readable) {
    const named = frontMatter?.translationOf;
    if (named && named !== source.locale)
      reportError(file, TOP, `translationOf is "${named}", but the source is ${source.file.basename}`);
  }
  return source;
}

function makeDocument(translation: Translation & { frontMatter: FrontMatter }): Guide {
  const { guide, locale, file, outline, frontMatter } = translation;
  const { title, description, updated } = frontMatter;
  const surroundings = { file, locale, ids: collectIds(outline), definitions: outline.definitions };
  const render = (part: Part) => ({
    heading: part.heading,
    ...reportEmpty(part, renderAnswer(part.id, part.body, surroundings), file),
  });
  reportMissing(outline, file);
  const content = {
    guide,
    locale,
    title,
    description,
    updated,
    intro: renderAnswer('intro', outline.intro, surroundings),
    chapters: outline.chapters.map(({ id, heading, sections }) => ({
      id,
      heading,
      sections: sections.map((section) => ({ id: section.id, ...render(section), updated })),
    })),
    ...(outline.summary && { summary: render(outline.summary) }),
  };
  return { revision: hash(content), ...content };
}

/** The ids that a link in the guide may lead to. */
function collectIds({ chapters }: Outline): Set<string> {
  return new Set(chapters.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]));
}

function reportEmpty({ heading, line }: Part, answer: Answer, file: VFile): Answer {
  if (answer.html === '') {
    reportError(file, { line, column: 1 }, `empty answer: write what "${heading}" asks for`);
  }
  return answer;
}

function reportMissing({ chapters }: Outline, file: VFile): void {
  if (chapters.length === 0) {
    const message = 'guide without chapters: readers will see that it has no questions yet';
    reportWarning(file, TOP, message);
  }
  for (const { id, line, sections } of chapters) {
    if (sections.length === 0) reportError(file, { line, column: 1 }, `chapter "${id}" has no section`);
  }
}

function hash(content: Omit<Guide, 'revision'>): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, content]))
    .digest('hex')
    .slice(0, 32);
}
