/** Cuts a Markdown document into intro, chapters, sections and summary by its headings and their ids. */
import type { Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { IdSchema } from '../../schema/guide.ts';
import { report } from '../diagnostics.ts';

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
  intro: Part;
  chapters: ChapterOutline[];
  summary?: Part;
  /** Link and footnote definitions, which every part may refer to wherever they stand. */
  definitions: RootContent[];
}

/** The id of the words before the first chapter. */
export const INTRO = 'intro';

/** The chapter id that marks a guide's closing words. */
export const SUMMARY = 'summary';

/** Every part that has a heading and needs words under it: each section, and the summary. */
export function headedParts({ chapters, summary }: Outline): Part[] {
  return [...chapters.flatMap(({ sections }) => sections), ...(summary ? [summary] : [])];
}

/** Everything in a guide that is read by itself and has words: the intro, each section, the summary. */
export function writtenParts(outline: Outline): Part[] {
  return [outline.intro, ...headedParts(outline)].filter(({ body }) => body.length > 0);
}

/** The words of a heading, and the id in braces behind them where there is one. */
export function splitHeading(written: string): { words: string; id: string | undefined } {
  const match = /\s*\{#([^{}]*)\}\s*$/.exec(written);
  return { words: (match ? written.slice(0, match.index) : written).trim(), id: match?.[1]?.trim() };
}

/** The document's parts in order; faults of its headings are reported to `file`. */
export function readOutline(tree: Root, file: VFile): Outline {
  const reader = new OutlineReader(file);
  for (const node of tree.children) reader.read(node);
  return reader.outline;
}

class OutlineReader {
  readonly outline: Outline = {
    intro: { id: INTRO, heading: '', line: 1, body: [] },
    chapters: [],
    definitions: [],
  };
  readonly #file: VFile;
  readonly #readHeading: ReturnType<typeof headingReader>;
  #chapter: ChapterOutline | undefined;
  /** What text belongs to; undefined between a chapter and its first section. */
  #body: RootContent[] | undefined = this.outline.intro.body;
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
      report(this.#file, node, 'second-title', '"#" heading', mend);
      return;
    }
    if (depth > this.#depth + 1) {
      const reason = `heading skips a level: "${marks(depth)}" after "${marks(this.#depth)}"`;
      report(this.#file, node, 'skipped-level', reason, `write it with "${marks(this.#depth + 1)}"`);
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

  #addText(node: RootContent): void {
    if (this.#body) {
      this.#body.push(node);
    } else {
      const mend = 'put it under a "###" question or into the intro';
      const reason = 'text between a chapter and its first section';
      report(this.#file, node, 'text-outside-section', reason, mend);
    }
  }
}

function reportOutsideChapter(file: VFile, node: Heading, { summary }: Outline): void {
  const [reason, mend] = summary
    ? ['section after the summary', 'move it up: the summary is the last part of a guide and has no sections']
    : ['section outside a chapter', 'put a "## Chapter {#id}" heading before it'];
  report(file, node, 'section-outside-chapter', reason, mend);
}

function headingReader(file: VFile) {
  const firstLines = new Map<string, number>();
  return (node: Heading, kind: 'chapter' | 'section'): Omit<Part, 'body'> => {
    const line = node.position?.start.line ?? 1;
    const { words: heading, id: writtenId } = splitHeading(plainText(node));
    const id = writtenId ?? '';
    if (holdsHtml(node)) {
      report(file, node, 'html-heading', `HTML in a ${kind} heading`, 'write headings as plain text');
    }
    if (heading === '')
      report(
        file,
        node,
        'empty-heading',
        `${kind} without a heading text`,
        'write the text before the {#id}',
      );
    if (writtenId === undefined) {
      report(file, node, 'missing-id', `${kind} without an id`, 'end its heading with {#an-id}');
    } else {
      for (const issue of v.safeParse(IdSchema, id, { abortPipeEarly: true }).issues ?? []) {
        report(file, node, 'invalid-id', `invalid ${kind} id "${id}"`, issue.message);
      }
      if (id === INTRO)
        report(file, node, 'invalid-id', `${kind} id "${id}" is taken by the intro`, 'use another');
      const first = firstLines.get(id);
      if (first !== undefined)
        report(
          file,
          node,
          'duplicate-id',
          `duplicate ${kind} id "${id}" (first at line ${first})`,
          'give one of them another id: a link can lead to one place only',
        );
      else firstLines.set(id, line);
    }
    return { id, heading, line };
  };
}

function holdsHtml(node: Heading): boolean {
  let found = false;
  visit(node, 'html', () => {
    found = true;
    return EXIT;
  });
  return found;
}

function marks(depth: number): string {
  return depth === 1 ? 'the title' : '#'.repeat(depth);
}
