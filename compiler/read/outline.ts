/** Outline of a Markdown document: intro, chapters, sections and summary, split by headings and their ids. */
import type { Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { IdSchema } from '../../schema/guide.ts';
import { report } from '../diagnostics.ts';

/** A heading and the Markdown under it. Title, description and chapter headings are parts without text, where translations are reviewed. */
export interface Part {
  id: string;
  heading: string;
  line: number;
  body: RootContent[];
}

export interface ChapterOutline extends Omit<Part, 'body'> {
  sections: Part[];
}

export interface Outline {
  intro: Part;
  chapters: ChapterOutline[];
  summary?: Part;
  /** Link and footnote definitions: every part may refer to them, wherever they are. */
  definitions: RootContent[];
}

/** The id of the text before the first chapter. */
export const INTRO = 'intro';

/** The chapter id that marks a guide's closing text. */
export const SUMMARY = 'summary';

/** The parts that have a heading and need text under it: sections and summary. */
export function headedParts({ chapters, summary }: Outline): Part[] {
  return [...chapters.flatMap(({ sections }) => sections), ...(summary ? [summary] : [])];
}

/** The parts that have text: of intro, sections and summary. */
export function writtenParts(outline: Outline): Part[] {
  return [outline.intro, ...headedParts(outline)].filter(hasText);
}

function hasText({ body }: Part): boolean {
  return body.length > 0;
}

interface OutlinedFile {
  outline: Outline;
  frontMatter: { title?: string | undefined; description?: string | undefined } | undefined;
}

/**
 * The parts that a translation is reviewed by: title, description, chapter headings, and the parts that have text. Where a chapter or
 * section has the id `title` or `description`, that id means it alone.
 */
export function reviewableParts({ outline, frontMatter }: OutlinedFile): Part[] {
  const { intro, chapters, summary } = outline;
  const { title, description } = frontMatter ?? {};
  const ofGuide = [
    ...[intro].filter(hasText),
    ...chapters.flatMap(({ sections, ...chapter }) => [
      { ...chapter, body: [] },
      ...sections.filter(hasText),
    ]),
    ...(summary ? [summary] : []).filter(hasText),
  ];
  const ids = new Set(ofGuide.map(({ id }) => id));
  const metadata = Object.entries({ title, description }).flatMap(([id, heading]) =>
    heading === undefined || ids.has(id) ? [] : [{ id, heading, line: 1, body: [] }],
  );
  return [...metadata, ...ofGuide];
}

/** Splits a heading into its text and the id in braces at its end, if it has one: `Why? {#why}`. */
export function splitHeading(heading: string): { text: string; id: string | undefined } {
  const match = /\s*\{#([^{}]*)\}\s*$/.exec(heading);
  return { text: (match ? heading.slice(0, match.index) : heading).trim(), id: match?.[1]?.trim() };
}

/** The outline of `tree`; invalid headings and misplaced text are reported to `file`. */
export function readOutline(tree: Root, file: VFile): Outline {
  const reader = new OutlineReader(file);
  for (const node of tree.children) reader.read(node);
  return reader.outline;
}

type HeadingKind = 'chapter' | 'section';

class OutlineReader {
  readonly outline: Outline = {
    intro: { id: INTRO, heading: '', line: 1, body: [] },
    chapters: [],
    definitions: [],
  };
  readonly #file: VFile;
  /** The line of the first heading with each id. */
  readonly #firstLines = new Map<string, number>();
  #chapter: ChapterOutline | undefined;
  /** The body that text is added to; undefined between a chapter and its first section. */
  #body: RootContent[] | undefined = this.outline.intro.body;
  #depth = 1;

  constructor(file: VFile) {
    this.#file = file;
  }

  read(node: RootContent): void {
    if (node.type === 'heading') this.#openPart(node);
    else if (node.type === 'definition' || node.type === 'footnoteDefinition')
      this.outline.definitions.push(node);
    else if (node.type !== 'yaml') this.#addText(node);
  }

  #openPart(node: Heading): void {
    const { depth } = node;
    if (depth === 1) {
      const hint = 'put the title into the front matter; chapters start with "##"';
      report(this.#file, node, 'second-title', '"#" heading', hint);
      return;
    }
    if (depth > this.#depth + 1) {
      const reason = `heading skips a level: "${headingMarker(depth)}" after "${headingMarker(this.#depth)}"`;
      report(this.#file, node, 'skipped-level', reason, `write it with "${headingMarker(this.#depth + 1)}"`);
    }
    this.#depth = depth;
    if (depth === 2) this.#openChapter(node);
    else if (depth === 3) this.#openSection(node);
    else this.#addText(node);
  }

  #openChapter(node: Heading): void {
    const heading = this.#readHeading(node, 'chapter');
    if (heading.id === SUMMARY) {
      this.outline.summary = { ...heading, body: [] };
      this.#body = this.outline.summary.body;
      this.#chapter = undefined;
    } else {
      this.#chapter = { ...heading, sections: [] };
      this.outline.chapters.push(this.#chapter);
      this.#body = undefined;
    }
  }

  #openSection(node: Heading): void {
    const section = { ...this.#readHeading(node, 'section'), body: [] };
    if (this.#chapter) this.#chapter.sections.push(section);
    else reportOutsideChapter(this.#file, node, this.outline);
    this.#body = section.body;
  }

  #readHeading(node: Heading, kind: HeadingKind): Omit<Part, 'body'> {
    const line = node.position?.start.line ?? 1;
    const { text: heading, id } = splitHeading(plainText(node));
    if (containsHtml(node)) {
      report(this.#file, node, 'html-heading', `HTML in a ${kind} heading`, 'write headings as plain text');
    }
    if (heading === '') {
      const hint = 'write the text of the heading before the {#id}';
      report(this.#file, node, 'empty-heading', `${kind} without a heading text`, hint);
    }
    if (id === undefined) {
      report(this.#file, node, 'missing-id', `${kind} without an id`, 'end its heading with {#an-id}');
      return { id: '', heading, line };
    }
    this.#checkId(id, kind, node, line);
    return { id, heading, line };
  }

  #checkId(id: string, kind: HeadingKind, node: Heading, line: number): void {
    for (const { message } of v.safeParse(IdSchema, id, { abortPipeEarly: true }).issues ?? []) {
      report(this.#file, node, 'invalid-id', `invalid ${kind} id "${id}"`, message);
    }
    if (id === INTRO) {
      const reason = `${kind} id "${id}" is reserved for the intro`;
      report(this.#file, node, 'invalid-id', reason, 'use another id');
    }
    const firstLine = this.#firstLines.get(id);
    if (firstLine === undefined) {
      this.#firstLines.set(id, line);
      return;
    }
    const reason = `duplicate ${kind} id "${id}" (first at line ${firstLine})`;
    const hint = 'give one of them another id: links need a unique target';
    report(this.#file, node, 'duplicate-id', reason, hint);
  }

  #addText(node: RootContent): void {
    if (this.#body) {
      this.#body.push(node);
    } else {
      const hint = 'put it under a "###" question or into the intro';
      const reason = 'text between a chapter and its first section';
      report(this.#file, node, 'text-outside-section', reason, hint);
    }
  }
}

function reportOutsideChapter(file: VFile, node: Heading, { summary }: Outline): void {
  const [reason, hint] = summary
    ? ['section after the summary', 'move it up: the summary is the last part of a guide and has no sections']
    : ['section outside a chapter', 'put a "## Chapter {#id}" heading before it'];
  report(file, node, 'section-outside-chapter', reason, hint);
}

function containsHtml(node: Heading): boolean {
  let found = false;
  visit(node, 'html', () => {
    found = true;
    return EXIT;
  });
  return found;
}

function headingMarker(depth: number): string {
  return depth === 1 ? 'the title' : '#'.repeat(depth);
}
