/** Cuts a Markdown document into intro, chapters, sections and summary by its headings and their ids. */
import type { Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { IdSchema } from '../schema.ts';
import { reportError } from './diagnostics.ts';

/** A heading with the Markdown that belongs to it. */
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
  intro: RootContent[];
  chapters: ChapterOutline[];
  summary?: Part;
  /** Link and footnote definitions, which every part may refer to wherever they stand. */
  definitions: RootContent[];
}

/** The chapter id that marks a guide's closing words. */
const SUMMARY = 'summary';

/** The document's parts in order; faults of its headings are reported to `file`. */
export function readOutline(tree: Root, file: VFile): Outline {
  const reader = new OutlineReader(file);
  for (const node of tree.children) reader.read(node);
  return reader.outline;
}

class OutlineReader {
  readonly outline: Outline = { intro: [], chapters: [], definitions: [] };
  readonly #file: VFile;
  readonly #readHeading: ReturnType<typeof headingReader>;
  #chapter: ChapterOutline | undefined;
  /** What text belongs to; undefined between a chapter and its first section. */
  #body: RootContent[] | undefined = this.outline.intro;
  #depth = 1;

  constructor(file: VFile) {
    this.#file = file;
    this.#readHeading = headingReader(file);
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
      const mend = 'the title belongs into the front matter, chapters start with "##"';
      reportError(this.#file, node, `"#" heading: ${mend}`);
      return;
    }
    if (depth > this.#depth + 1) {
      const message = `heading skips a level: "${marks(depth)}" after "${marks(this.#depth)}"`;
      reportError(this.#file, node, message);
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
    else reportError(this.#file, node, outsideChapter(this.outline));
    this.#body = section.body;
  }

  #addText(node: RootContent): void {
    if (this.#body) {
      this.#body.push(node);
    } else {
      const mend = 'put it under a "###" question or into the intro';
      reportError(this.#file, node, `text between a chapter and its first section: ${mend}`);
    }
  }
}

function outsideChapter(outline: Outline): string {
  return outline.summary
    ? 'section after the summary: the summary is the last part of a guide and has no sections'
    : 'section outside a chapter: put a "## Chapter {#id}" heading before it';
}

function headingReader(file: VFile) {
  const firstLines = new Map<string, number>();
  return (node: Heading, kind: 'chapter' | 'section'): Omit<Part, 'body'> => {
    const line = node.position?.start.line ?? 1;
    const written = plainText(node);
    const match = /\s*\{#([^{}]*)\}\s*$/.exec(written);
    const heading = (match ? written.slice(0, match.index) : written).trim();
    const id = match?.[1]?.trim() ?? '';
    if (node.children.some((child) => child.type === 'html')) {
      reportError(file, node, `HTML in a ${kind} heading: headings are plain text`);
    }
    if (heading === '') reportError(file, node, `${kind} without a heading text`);
    if (!match) {
      reportError(file, node, `${kind} without an id: end its heading with {#an-id}`);
    } else {
      for (const issue of v.safeParse(IdSchema, id).issues ?? []) {
        reportError(file, node, `invalid ${kind} id "${id}": ${issue.message}`);
      }
      const first = firstLines.get(id);
      if (first !== undefined)
        reportError(file, node, `duplicate ${kind} id "${id}" (first at line ${first})`);
      else firstLines.set(id, line);
    }
    return { id, heading, line };
  };
}

function marks(depth: number): string {
  return depth === 1 ? 'the title' : '#'.repeat(depth);
}
