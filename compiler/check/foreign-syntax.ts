/** Detection of other tools' Markdown syntax, which would be published as text. */
import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { pointLocator } from '../read/point-locator.ts';
import { FOREIGN_SYNTAXES } from './foreign-syntaxes/index.ts';
import type { ForeignSyntax } from './foreign-syntaxes/pattern.ts';
import { visibleSource } from './visible-source.ts';

/** Syntax of another tool in a Markdown file. */
export interface ForeignSyntaxFinding {
  syntax: ForeignSyntax;
  place: Position;
  /** The syntax as it is written. */
  text: string;
}

type Range = readonly [start: number, end: number];

/**
 * All syntax of other tools in the text of `tree`, in the order of the file. Code, comments, front matter, and what a backslash
 * escapes are meant literally.
 *
 * @param source the text that `tree` was parsed from
 * @example
 * const source = ':::tip\nDrink water.\n:::';
 * findForeignSyntax(fromMarkdown(source), source).map(({ text }) => text); // [':::tip', ':::']
 */
export function findForeignSyntax(tree: Root, source: string): ForeignSyntaxFinding[] {
  if (!mayContainForeignSyntax(source)) return [];
  return [...findInText(tree, source), ...findInAttributes(tree)].toSorted(
    (a, b) => (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0),
  );
}

/** A character or word without which no syntax begins. */
const BEGINNING = /[{[<:$\\^+=]|!!!|\?\?\?|[!?]>|\.\. |^[ \t>]*(?:import|export|h[1-6]\.)/m;

/** Whether `source` needs to be parsed and searched: most answers don't, and parsing takes the time. */
export function mayContainForeignSyntax(source: string): boolean {
  return BEGINNING.test(source);
}

/** The syntax in a text without Markdown, like a title. */
export function findInPlainText(text: string): ForeignSyntax | undefined {
  return FOREIGN_SYNTAXES.find(({ pattern }) => text.search(pattern) !== -1);
}

function findInText(tree: Root, source: string): ForeignSyntaxFinding[] {
  const pointAt = pointLocator(source);
  const findings: ForeignSyntaxFinding[] = [];
  let visible = visibleSource(tree, source);
  for (const syntax of FOREIGN_SYNTAXES) {
    const ranges = [...visible.matchAll(syntax.pattern)].map(rangeOf);
    for (const [start, end] of ranges) {
      const text = source.slice(start, end).trimEnd();
      findings.push({ syntax, text, place: { start: pointAt(start), end: pointAt(start + text.length) } });
    }
    visible = blank(visible, ranges);
  }
  return findings;
}

function rangeOf({ index, indices, 0: text }: RegExpExecArray): Range {
  return indices?.groups?.['at'] ?? [index, index + text.length];
}

/** `text` with spaces in `ranges`, so that no other pattern matches there. */
function blank(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  const parts = ranges.flatMap(([start, end], index) => [
    text.slice(ranges[index - 1]?.[1] ?? 0, start),
    text.slice(start, end).replaceAll(/\S/g, ' '),
  ]);
  return [...parts, text.slice(ranges.at(-1)?.[1])].join('');
}

/** The syntax in alternative texts and tooltips, and templates in URLs and HTML tags. */
function findInAttributes(tree: Root): ForeignSyntaxFinding[] {
  const findings: ForeignSyntaxFinding[] = [];
  visit(tree, (node) => {
    const { position: place } = node;
    const texts = [
      ...urlsOf(node).map((text) => ({ text, syntax: findTemplate(text) })),
      ...labelsOf(node).map((text) => ({ text, syntax: findInPlainText(text) })),
    ];
    for (const { text, syntax } of texts) if (place && syntax) findings.push({ syntax, place, text });
  });
  return findings;
}

function findTemplate(text: string): ForeignSyntax | undefined {
  return FOREIGN_SYNTAXES.find(({ inUrls, pattern }) => inUrls && text.search(pattern) !== -1);
}

function urlsOf(node: Nodes): string[] {
  if (node.type === 'html') return node.value.match(/<[a-z][^<>]*>/gi) ?? [];
  return 'url' in node ? [node.url] : [];
}

function labelsOf(node: Nodes): string[] {
  const labels = ['title' in node ? node.title : undefined, 'alt' in node ? node.alt : undefined];
  return labels.filter((label) => typeof label === 'string');
}
