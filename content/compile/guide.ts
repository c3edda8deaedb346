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
import { reportError, reportWarning } from './diagnostics.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { compareOutlines } from './locales.ts';
import { type Outline, type Part, readOutline } from './outline.ts';

/** All locales of a guide, the source first. */
export interface CompiledGuide {
  guide: string;
  defaultLocale: string;
  documents: Guide[];
}

/** Bump when the same Markdown gives a different document, so that caches don't keep the old shape. */
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
  const top = { line: 1, column: 1 };
  for (const issue of v.safeParse(IdSchema, guide).issues ?? []) {
    reportError(file, top, `invalid guide id "${guide}" (the folder's name): ${issue.message}`);
  }
  const canonical = canonicalLocale(locale);
  if (canonical !== locale) {
    const mend = canonical
      ? `name the file ${canonical}.md`
      : 'name the file by its BCP 47 language tag, like zh-Hant.md';
    reportError(file, top, `"${locale}" is not a locale: ${mend}`);
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
  const top = { line: 1, column: 1 };
  if (!source) {
    const [first] = files;
    if (first && readable.length === files.length) {
      reportError(
        first,
        top,
        'every locale says translationOf: leave it out of the one that the others are translated from',
      );
    }
    return undefined;
  }
  for (const { file } of rivals) {
    reportError(
      file,
      top,
      `two sources: ${source.file.basename} has no translationOf either; add "translationOf: ${source.locale}" to the translation`,
    );
  }
  for (const { file, frontMatter } of readable) {
    const named = frontMatter?.translationOf;
    if (named && named !== source.locale) {
      reportError(
        file,
        top,
        `translationOf is "${named}", but the source of this guide is ${source.file.basename}`,
      );
    }
  }
  return source;
}

function makeDocument({
  guide,
  locale,
  file,
  outline,
  frontMatter,
}: Translation & { frontMatter: FrontMatter }): Guide {
  const { title, description, updated } = frontMatter;
  const { chapters, definitions } = outline;
  const ids = new Set(chapters.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]));
  const surroundings = { file, locale, ids, definitions };
  const render = (part: Part): Answer => {
    const answer = renderAnswer(part.id, part.body, surroundings);
    if (answer.html === '')
      reportError(
        file,
        { line: part.line, column: 1 },
        `empty answer: write what "${part.heading}" asks for`,
      );
    return answer;
  };
  if (chapters.length === 0)
    reportWarning(
      file,
      { line: 1, column: 1 },
      'guide without chapters: readers will see that it has no questions yet',
    );

  const content = {
    guide,
    locale,
    title,
    description,
    updated,
    intro: renderAnswer('intro', outline.intro, surroundings),
    chapters: chapters.map(({ id, heading, line, sections }) => {
      if (sections.length === 0) reportError(file, { line, column: 1 }, `chapter "${id}" has no section`);
      return {
        id,
        heading,
        sections: sections.map((part) => ({ id: part.id, heading: part.heading, ...render(part), updated })),
      };
    }),
    ...(outline.summary && { summary: { heading: outline.summary.heading, ...render(outline.summary) } }),
  };
  const { guide: name, locale: tag, ...rest } = content;
  return { guide: name, locale: tag, revision: hash(content), ...rest };
}

function hash(content: Omit<Guide, 'revision'>): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, content]))
    .digest('hex')
    .slice(0, 32);
}
