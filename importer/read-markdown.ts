/** Reads a Markdown file with plain headings: a title, chapters, questions; ids and front matter where it has them. */
import type { Heading, RootContent, Yaml } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { parseDocument } from 'yaml';
import { splitHeading } from '../compiler/read/outline.ts';
import { parseMarkdown } from '../compiler/read/parse.ts';
import { DateSchema } from '../schema/guide.ts';
import { oneLine } from './fit-html.ts';
import { plainFromHtml } from './html-answer.ts';
import type { ImportedChapter, ImportedFaq, ImportedText, Source } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';
import {
  answerFromNodes,
  type Footnotes,
  lineOf,
  resolveReferences,
  sayUnusedFootnotes,
} from './markdown-answer.ts';
import { inStretches } from './progress.ts';

/** A heading and what stands under it up to the next. */
interface Block {
  heading: Heading | undefined;
  body: RootContent[];
}

/** The levels of headings that chapters and questions have in a file. */
interface Levels {
  title: Block | undefined;
  /** Undefined where all questions stand in one chapter. */
  chapter: number | undefined;
  question: number;
}

/** Gives one FAQ. */
export async function readMarkdown({ text, leftOut, onProgress }: Source): Promise<ImportedFaq[]> {
  const tree = parseMarkdown(new VFile(text));
  const [first] = tree.children;
  const fields = first?.type === 'yaml' ? readFields(first, leftOut) : {};
  const footnotes = resolveReferences(tree, { leftOut, place: 'line 1' });
  const blocks = cut(tree.children.filter(({ type }) => type !== 'yaml'));
  const levels = findLevels(blocks);
  const reader = new BlockReader(levels, footnotes, leftOut);
  for await (const block of inStretches(outline(blocks, levels), 'read', onProgress)) reader.read(block);
  sayUnusedFootnotes(footnotes, { leftOut, place: 'line 1' });
  const title = levels.title?.heading && readHeading(levels.title.heading, leftOut).heading;
  return [{ title, ...fields, intro: reader.intro, chapters: reader.chapters }];
}

const fieldsSchema = v.object({
  title: v.string(),
  description: v.string(),
  updated: DateSchema,
  locale: v.string(),
  translationOf: v.string(),
});

type Field = keyof v.InferOutput<typeof fieldsSchema>;

/** What other makers of pages call the same. */
const synonyms: Record<string, Field> = { date: 'updated', lang: 'locale', language: 'locale' };

/** The fields that a guide has too; the others are left out. */
function readFields({ value }: Yaml, leftOut: LeftOutList): Partial<Record<Field, string>> {
  const document = parseDocument(value);
  if (document.errors[0]) {
    leftOut.add(`the front matter “${value}”`, `not valid YAML: ${document.errors[0].message}`, 'line 1');
    return {};
  }
  const all = v.safeParse(v.record(v.string(), v.unknown()), document.toJS());
  const fields: Partial<Record<Field, string>> = {};
  for (const [name, content] of Object.entries(all.output ?? {})) {
    const field = v.safeParse(v.keyof(fieldsSchema), synonyms[name] ?? name);
    const parsed = field.success ? v.safeParse(fieldsSchema.entries[field.output], content) : undefined;
    if (field.success && parsed?.success) fields[field.output] = parsed.output;
    else sayField(name, content, parsed?.issues?.[0].message, leftOut);
  }
  return fields;
}

function sayField(name: string, content: unknown, fault: string | undefined, leftOut: LeftOutList): void {
  const why = fault ?? 'the front matter of a guide has no such field';
  leftOut.add(`the field “${name}: ${JSON.stringify(content)}”`, why, 'line 1');
}

function cut(nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = [{ heading: undefined, body: [] }];
  for (const node of nodes) {
    if (node.type === 'heading') blocks.push({ heading: node, body: [] });
    else blocks.at(-1)?.body.push(node);
  }
  return blocks;
}

/** Chapters are there where a heading of the highest level stands directly over another; else all are questions. */
function findLevels(blocks: readonly Block[]): Levels {
  const depths = blocks.map(({ heading }) => heading?.depth ?? 0);
  const firstHeading = blocks[1];
  const lone = depths.filter((depth) => depth === 1).length === 1 && depths.length > 2;
  const title = lone && firstHeading?.heading?.depth === 1 ? firstHeading : undefined;
  const rest = depths.filter((_, index) => index > 0 && blocks[index] !== title);
  const [highest = 2, next] = [...new Set(rest)].toSorted();
  const hasChapters = blocks.some(
    ({ body }, index) =>
      depths[index] === highest &&
      blocks[index] !== title &&
      body.length === 0 &&
      (depths[index + 1] ?? 0) > highest,
  );
  return hasChapters && next !== undefined
    ? { title, chapter: highest, question: next }
    : { title, chapter: undefined, question: highest };
}

/** Each chapter, each question and the intro, with the deeper headings that belong to them. */
function outline(blocks: readonly Block[], { title, question }: Levels): Block[] {
  const parts: Block[] = [];
  for (const { heading, body } of blocks) {
    const last = parts.at(-1);
    const opens = heading && heading.depth <= question && heading !== title?.heading;
    if (opens || !last) parts.push({ heading, body: [...body] });
    else last.body.push(...(heading && heading !== title?.heading ? [heading] : []), ...body);
  }
  return parts;
}

class BlockReader {
  intro: ImportedText | undefined;
  readonly chapters: ImportedChapter[] = [];
  readonly #levels: Levels;
  readonly #footnotes: Footnotes;
  readonly #leftOut: LeftOutList;

  constructor(levels: Levels, footnotes: Footnotes, leftOut: LeftOutList) {
    this.#levels = levels;
    this.#footnotes = footnotes;
    this.#leftOut = leftOut;
  }

  read({ heading, body }: Block): void {
    const place = (heading && lineOf(heading)) ?? 'line 1';
    const answer = answerFromNodes(body, this.#footnotes, { leftOut: this.#leftOut, place });
    if (!heading) {
      this.intro = answer;
      return;
    }
    const part = { ...readHeading(heading, this.#leftOut), place };
    if (heading.depth === this.#levels.chapter) {
      // A chapter holds nothing but questions: its own words are the answer to one of the same name.
      const own = body.length > 0 ? [{ ...answer, heading: part.heading, place }] : [];
      this.chapters.push({ ...part, questions: own });
      return;
    }
    if (this.chapters.length === 0) this.chapters.push({ heading: '', place, questions: [] });
    this.chapters.at(-1)?.questions.push({ ...part, ...answer });
  }
}

/** Plain text, and the id that is written behind it. */
function readHeading(node: Heading, leftOut: LeftOutList): { heading: string; id: string | undefined } {
  visit(node, ['link', 'image'], (child) => {
    if (!('url' in child)) return;
    leftOut.add(`the ${child.type} ${child.url}`, 'headings are plain text', lineOf(node) ?? '');
  });
  const hasHtml = node.children.some(({ type }) => type === 'html');
  const written = hasHtml ? plainFromHtml(plainText(node)) : plainText(node);
  const { text: words, id } = splitHeading(written);
  return { heading: oneLine(words), id };
}
