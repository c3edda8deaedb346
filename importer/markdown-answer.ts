/** Makes a piece of Markdown complete in itself: links resolved, footnotes with it, its HTML as Markdown. */
import type { Element, Root as Hast, Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toText } from 'hast-util-to-text';
import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Image,
  Link,
  Nodes,
  Root,
  RootContent,
} from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { parseMarkdown } from '../compiler/read/parse.ts';
import { FOOTNOTE_MARK, isElementName, type Origin, unhide } from './fit-html.ts';
import { answerFromTree } from './html-answer.ts';
import type { ImportedText } from './imported-faq.ts';

/** What a Markdown text defines for all its parts: footnotes by identifier, and which of them are used. */
export interface Footnotes {
  definitions: ReadonlyMap<string, FootnoteDefinition>;
  used: Set<string>;
}

/** The answer that a whole Markdown text is. */
export function answerFromMarkdown(text: string, origin: Origin): ImportedText {
  // What begins with --- here is no front matter.
  const tree = parseMarkdown(new VFile(`\n${text}`));
  // Lines of a cell say nothing to whoever sees the table.
  visit(tree, (node) => {
    delete node.position;
  });
  const footnotes = resolveReferences(tree, origin);
  const answer = answerFromNodes(tree.children, footnotes, origin);
  sayUnusedFootnotes(footnotes, origin);
  return answer;
}

/** The answer that some nodes of a text are, whose references are resolved; footnotes they use come with them. */
export function answerFromNodes(
  nodes: readonly RootContent[],
  footnotes: Footnotes,
  origin: Origin,
): ImportedText {
  const notes = usedFootnotes(nodes, footnotes).map((note) => convertFootnote(note, origin));
  const answer = convert(nodes, origin);
  return {
    body: [...answer.body, ...notes.flatMap(({ body }) => body)],
    text: [answer, ...notes].map(({ text }) => text).join('\n\n'),
  };
}

/** Writes each link's address where the link is, and takes all definitions out of `tree`. */
export function resolveReferences(tree: Root, { leftOut, place }: Origin): Footnotes {
  const addresses = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  visit(tree, (node, index, parent) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return undefined;
    const known = node.type === 'definition' ? addresses : footnotes;
    if (known.has(node.identifier))
      leftOut.add(describe(node), 'its name is defined before', lineOf(node) ?? place);
    else if (node.type === 'definition') addresses.set(node.identifier, node);
    else footnotes.set(node.identifier, node);
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
  const used = new Set<string>();
  for (const root of [tree, ...footnotes.values()]) writeAddresses(root, addresses, used);
  for (const [name, definition] of addresses) {
    if (!used.has(name))
      leftOut.add(describe(definition), 'nothing refers to it', lineOf(definition) ?? place);
  }
  return { definitions: footnotes, used: new Set() };
}

/** Footnotes that no part used are left out. */
export function sayUnusedFootnotes({ definitions, used }: Footnotes, { leftOut, place }: Origin): void {
  for (const [name, definition] of definitions) {
    if (!used.has(name))
      leftOut.add(describe(definition), 'nothing refers to it', lineOf(definition) ?? place);
  }
}

/** Where a node stands in its file, for people. */
export function lineOf({ position }: Pick<Nodes, 'position'>): string | undefined {
  return position && `line ${position.start.line}`;
}

function describe(node: Definition | FootnoteDefinition): string {
  return node.type === 'definition'
    ? `the definition [${node.label ?? node.identifier}]: ${node.url}${node.title ? ` “${node.title}”` : ''}`
    : `the footnote [^${node.label ?? node.identifier}] “${plainText(node)}”`;
}

function writeAddresses(
  root: Root | FootnoteDefinition,
  addresses: ReadonlyMap<string, Definition>,
  used: Set<string>,
): void {
  visit(root, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = addresses.get(node.identifier);
    if (!definition || !parent) return;
    used.add(node.identifier);
    const { url, title } = definition;
    const { position } = node;
    const resolved: Link | Image =
      node.type === 'linkReference'
        ? { type: 'link', url, ...(title && { title }), children: node.children }
        : { type: 'image', url, ...(title && { title }), alt: node.alt ?? null };
    parent.children.splice(index ?? 0, 1, { ...resolved, ...(position && { position }) });
  });
}

/** The footnotes that `nodes` use, and those that these use. */
function usedFootnotes(
  nodes: readonly RootContent[],
  { definitions, used }: Footnotes,
): FootnoteDefinition[] {
  const found = new Set<FootnoteDefinition>();
  const collect = (root: Root | FootnoteDefinition) =>
    visit(root, 'footnoteReference', ({ identifier }) => {
      const definition = definitions.get(identifier);
      if (!definition || found.has(definition)) return;
      used.add(identifier);
      found.add(definition);
      collect(definition);
    });
  collect({ type: 'root', children: [...nodes] });
  return [...found];
}

function convertFootnote(note: FootnoteDefinition, origin: Origin): ImportedText {
  const { body, text } = convert(note.children, origin);
  const children = body.filter((node) => node.type !== 'yaml') as FootnoteDefinition['children'];
  return { body: [{ ...note, children }], text };
}

/** Only what has HTML in it is written anew. */
function convert(nodes: readonly RootContent[], origin: Origin): ImportedText {
  const root: Root = { type: 'root', children: structuredClone([...nodes]) };
  textInsteadOfTags(root);
  const tree = toTree(root);
  if (hasHtml(root)) return answerFromTree(asHtml(raw(tree)).children, origin);
  unhide(tree);
  return { body: root.children, text: toText(tree).trim() };
}

function toTree(root: Root): Hast {
  return asHtml(toHast(root, { allowDangerousHtml: true, handlers: { footnoteReference: markFootnote } }));
}

function asHtml(tree: HastNodes): Hast {
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

function markFootnote(_: unknown, { identifier }: FootnoteReference): Element {
  return { type: 'element', tagName: FOOTNOTE_MARK, properties: { identifier }, children: [] };
}

/** A tag like `<name>` that HTML doesn't know is what its author wants to be read. */
function textInsteadOfTags(root: Root): void {
  visit(root, 'html', (node, index, parent) => {
    if (!parent || isMarkup(node)) return;
    const text = { type: 'text', value: node.value } as const;
    const flow = parent.type === 'paragraph' || !isFlow(parent);
    parent.children.splice(index ?? 0, 1, flow ? text : { type: 'paragraph', children: [text] });
  });
}

function isFlow({ type }: Nodes): boolean {
  return ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}

function isMarkup({ value }: Html): boolean {
  if (isComment(value)) return true;
  return [...value.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)].some(([, name = '']) =>
    isElementName(name.toLowerCase()),
  );
}

/** Comments are for authors, and stay as they are. */
function isComment(value: string): boolean {
  return /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(value);
}

function hasHtml(root: Root): boolean {
  let found = false;
  visit(root, 'html', ({ value }) => {
    found ||= !isComment(value);
    return found ? EXIT : undefined;
  });
  return found;
}
