/** Reader of Markdown files: title, chapters and questions by heading level, ids and front matter if present. */

import type { Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { splitHeading } from '../compiler/read/outline.ts';
import { readYaml } from '../compiler/read/yaml.ts';
import { DateSchema } from '../schema/guide.ts';
import { convertWithinLimits } from './answer-limits.ts';
import { convertForeignSyntax } from './convert-foreign-syntax.ts';
import type { ImportedChapter, ImportedFaq, ImportedQuestion, ReaderInput } from './imported-faq.ts';
import { answerFromMdast } from './markdown-answer.ts';
import { asksQuestion, type Block, BOLD_LINE, mergeSubheadings, splitByHeadings } from './markdown-blocks.ts';
import { reportMarkdownInHtml } from './markdown-in-html.ts';
import { type Footnotes, reportUnusedFootnotes, resolveReferences } from './markdown-references.ts';
import { mdxConverter } from './mdx/read-mdx.ts';
import { noticeNestedQuestions } from './nested-questions.ts';
import type { Omissions } from './omissions.ts';
import { parseMarkdownWithinLimits } from './parse-within-limits.ts';
import { lineOf } from './place.ts';
import { htmlToPlainText } from './plain-text.ts';
import { withProgress } from './progress.ts';
import { readTomlFrontMatter, type TomlFrontMatter } from './toml-front-matter.ts';

/** The heading levels of chapters and questions in a file. */
interface Levels {
  title: Block | undefined;
  /** Undefined if all questions belong to one chapter. */
  chapter: number | undefined;
  question: number;
}

/** Returns one FAQ. */
export async function readMarkdown(input: ReaderInput): Promise<ImportedFaq[]> {
  const { omissions, onProgress } = input;
  const toml = readTomlFrontMatter(input.text);
  const tree = parseForeignMarkdown({ ...input, text: toml?.rest ?? input.text });
  const fields = readFields(toml ?? readYamlFrontMatter(tree), omissions);
  const footnotes = resolveReferences(tree, { omissions, place: 'line 1' });
  const blocks = splitByHeadings(tree.children.filter(({ type }) => type !== 'yaml'));
  const levels = detectLevels(blocks);
  const builder = new FaqBuilder(levels, footnotes, omissions);
  const parts = mergeSubheadings(blocks, levels.question, levels.title);
  for await (const part of withProgress(parts, 'read', onProgress)) builder.add(part);
  reportUnusedFootnotes(footnotes, { omissions, place: 'line 1' });
  noticeNestedQuestions(builder.nested, input);
  const title = levels.title?.heading && readHeading(levels.title.heading, omissions).heading;
  return [{ title, ...fields, intro: builder.intro, chapters: builder.chapters }];
}

/** The syntax tree, with the positions of the source. */
function parseForeignMarkdown(input: ReaderInput): Root {
  const { omissions } = input;
  const context = { omissions, convertDialect: mdxConverter(input) };
  const { text, lines } = convertForeignSyntax(input.text, context, (line) => `line ${line}`);
  const tree = parseMarkdownWithinLimits(text, (line) => lines[line - 1] ?? line);
  visit(tree, ({ position }) => {
    if (position) position.start.line = lines[position.start.line - 1] ?? position.start.line;
  });
  reportMarkdownInHtml(tree, text, omissions);
  return tree;
}

type FrontMatter = Omit<TomlFrontMatter, 'rest'>;

const FieldsSchema = v.object({
  title: v.string(),
  description: v.string(),
  updated: DateSchema,
  locale: v.string(),
  translationOf: v.string(),
});

type Field = keyof v.InferOutput<typeof FieldsSchema>;

/** Field names of other site generators. */
const FIELD_ALIASES: Record<string, Field> = { date: 'updated', lang: 'locale', language: 'locale' };

function readYamlFrontMatter({ children: [first] }: Root): FrontMatter {
  if (first?.type !== 'yaml') return { source: '', fields: {}, error: undefined };
  const document = readYaml(first.value);
  const [error] = document.errors;
  return error
    ? { source: first.value, fields: undefined, error: `not valid YAML: ${error.message}` }
    : { source: first.value, fields: document.toJS(), error: undefined };
}

/** The front matter fields that guides have too; the others are logged. */
function readFields(
  { source, fields: values, error }: FrontMatter,
  omissions: Omissions,
): Partial<Record<Field, string>> {
  if (error !== undefined) {
    omissions.add(`the front matter “${source}”`, error, 'line 1');
    return {};
  }
  const all = v.safeParse(v.record(v.string(), v.unknown()), values);
  const fields: Partial<Record<Field, string>> = {};
  for (const [name, content] of Object.entries(all.output ?? {})) {
    const field = v.safeParse(v.keyof(FieldsSchema), FIELD_ALIASES[name] ?? name);
    const parsed = field.success ? v.safeParse(FieldsSchema.entries[field.output], content) : undefined;
    if (field.success && parsed?.success) fields[field.output] = parsed.output;
    else reportField(name, content, parsed?.issues?.[0].message, omissions);
  }
  return fields;
}

function reportField(name: string, content: unknown, issue: string | undefined, omissions: Omissions): void {
  const why = issue ?? 'guides have no such front matter field';
  omissions.add(`the field “${name}: ${JSON.stringify(content)}”`, why, 'line 1');
}

/**
 * A file has chapters if a heading of its highest level is directly followed by a deeper one; otherwise all are questions. A bold
 * line below a question is part of its answer.
 */
function detectLevels(blocks: readonly Block[]): Levels {
  const depths = blocks.map(({ depth }) => depth);
  const firstHeading = blocks[1];
  const hasTitle = depths.filter((depth) => depth === 1).length === 1 && depths.length > 2;
  const title = hasTitle && firstHeading?.heading?.depth === 1 ? firstHeading : undefined;
  const partDepths = depths.filter((_, index) => index > 0 && blocks[index] !== title);
  const [highest = 2, next] = [...new Set(partDepths)].toSorted();
  const hasChapters = blocks.some(
    (block, index) =>
      depths[index] === highest &&
      block !== title &&
      block.body.length === 0 &&
      (depths[index + 1] ?? 0) > highest &&
      !(depths[index + 1] === BOLD_LINE && asksQuestion(block)),
  );
  return hasChapters && next !== undefined
    ? { title, chapter: highest, question: next }
    : { title, chapter: undefined, question: highest };
}

class FaqBuilder {
  intro: ImportedFaq['intro'];
  readonly chapters: ImportedChapter[] = [];
  /** Questions below the level of the others. */
  readonly nested: ImportedQuestion[] = [];
  readonly #levels: Levels;
  readonly #footnotes: Footnotes;
  readonly #omissions: Omissions;

  constructor(levels: Levels, footnotes: Footnotes, omissions: Omissions) {
    this.#levels = levels;
    this.#footnotes = footnotes;
    this.#omissions = omissions;
  }

  add({ heading, depth, body, isChapter }: Block): void {
    const place = lineOf(heading ?? {});
    const part = heading && { ...readHeading(heading, this.#omissions), place };
    const source = { heading: part?.heading ?? 'the text before the first heading', length: lengthOf(body) };
    const answer = convertWithinLimits(source, { omissions: this.#omissions, place }, (context) =>
      answerFromMdast(body, this.#footnotes, context),
    );
    if (!part) {
      this.intro = answer && { ...answer, place };
      return;
    }
    if (isChapter || depth === this.#levels.chapter) {
      // Chapters contain only questions: text below the heading of one becomes the answer to a question of the same name.
      const questions = answer && body.length > 0 ? [{ ...answer, heading: part.heading, place }] : [];
      this.chapters.push({ ...part, questions });
      return;
    }
    if (!answer) return;
    if (this.chapters.length === 0) this.chapters.push({ heading: '', place, questions: [] });
    const question = { ...part, ...answer };
    if (depth > this.#levels.question) this.nested.push(question);
    this.chapters.at(-1)?.questions.push(question);
  }
}

/** Length of the source text of `body`. */
function lengthOf(body: readonly RootContent[]): number {
  return (body.at(-1)?.position?.end.offset ?? 0) - (body[0]?.position?.start.offset ?? 0);
}

/** The plain text of a heading, and the id in braces at its end. */
function readHeading(node: Heading, omissions: Omissions): { heading: string; id: string | undefined } {
  visit(node, ['link', 'image'], (child) => {
    if (!('url' in child)) return;
    omissions.add(`the ${child.type} ${child.url}`, 'headings are plain text', lineOf(child));
  });
  const hasHtml = node.children.some(({ type }) => type === 'html');
  const source = hasHtml ? htmlToPlainText(plainText(node)) : plainText(node);
  const { text: words, id } = splitHeading(source);
  return { heading: collapseWhitespace(words), id };
}
