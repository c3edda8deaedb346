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
  const outline: Outline = { intro: [], chapters: [], definitions: [] };
  const readHeading = headingReader(file);
  let chapter: ChapterOutline | undefined;
  let body: RootContent[] | undefined = outline.intro;
  let depth = 1;

  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      outline.definitions.push(node);
      continue;
    }
    if (node.type !== 'heading') {
      if (body) body.push(node);
      else
        reportError(
          file,
          node,
          'text between a chapter and its first section: put it under a "###" question or into the intro',
        );
      continue;
    }
    if (node.depth === 1) {
      reportError(
        file,
        node,
        '"#" heading: the title belongs into the front matter, chapters start with "##"',
      );
      continue;
    }
    if (node.depth > depth + 1) {
      reportError(file, node, `heading skips a level: "${marks(node.depth)}" after "${marks(depth)}"`);
    }
    depth = node.depth;
    if (node.depth === 2) {
      const heading = readHeading(node, 'chapter');
      if (heading.id === SUMMARY) {
        outline.summary = { ...heading, body: [] };
        body = outline.summary.body;
        chapter = undefined;
      } else {
        chapter = { ...heading, sections: [] };
        outline.chapters.push(chapter);
        body = undefined;
      }
    } else if (node.depth === 3) {
      const section = { ...readHeading(node, 'section'), body: [] };
      if (chapter) chapter.sections.push(section);
      else reportError(file, node, outsideChapter(outline));
      body = section.body;
    } else {
      body?.push(node);
    }
  }
  return outline;
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
