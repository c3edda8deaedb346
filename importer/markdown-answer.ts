/** Conversion of Markdown to self-contained answers: references resolved, footnotes included, HTML converted. */
import type { Element, Root as Hast, Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toText } from 'hast-util-to-text';
import type { FootnoteDefinition, FootnoteReference, Html, Nodes, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { EXIT, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { parseMarkdown } from '../compiler/read/parse.ts';
import { revealHidden } from './adapt-html.ts';
import { convertForeignSyntax } from './convert-foreign-syntax.ts';
import { answerFromHast } from './html-answer.ts';
import { FOOTNOTE_REFERENCE } from './html-elements.ts';
import { isElementName } from './html-handlers.ts';
import type { ImportedText } from './imported-faq.ts';
import { type Footnotes, reportUnusedFootnotes, resolveReferences } from './markdown-references.ts';
import { placeWithin } from './place.ts';
import type { SourceContext } from './source-context.ts';

/**
 * Converts a whole Markdown text.
 *
 * @example
 * answerFromMarkdown('See [1].\n\n[1]: https://a.example', { place: 'row 2', omissions: new Omissions() }).text; // 'See 1.'
 */
export function answerFromMarkdown(text: string, context: SourceContext): ImportedText {
  // The line feed keeps a leading --- from being read as front matter.
  const converted = convertForeignSyntax(`\n${text}`, context, () => context.place);
  const tree = parseMarkdown(new VFile(converted.text));
  // Omissions name the place in the source, where line numbers of this text mean nothing.
  visit(tree, (node) => {
    delete node.position;
  });
  const footnotes = resolveReferences(tree, context);
  const answer = answerFromMdast(tree.children, footnotes, context);
  reportUnusedFootnotes(footnotes, context);
  return answer;
}

/** Converts nodes of a text whose references are resolved, with the footnotes that they use. */
export function answerFromMdast(
  nodes: readonly RootContent[],
  footnotes: Footnotes,
  context: SourceContext,
): ImportedText {
  const notes = usedFootnotes(nodes, footnotes).map((note) => convertFootnote(note, context));
  const answer = convert(nodes, context);
  return {
    body: [...answer.body, ...notes.flatMap(({ body }) => body)],
    text: [answer, ...notes].map(({ text }) => text).join('\n\n'),
  };
}

/** The footnotes that `nodes` use, directly or in another footnote; marks them as used. */
function usedFootnotes(
  nodes: readonly RootContent[],
  { definitions, used }: Footnotes,
): FootnoteDefinition[] {
  const collected = new Set<FootnoteDefinition>();
  const collect = (root: Root | FootnoteDefinition) =>
    visit(root, 'footnoteReference', ({ identifier }) => {
      const definition = definitions.get(identifier);
      if (!definition || collected.has(definition)) return;
      used.add(identifier);
      collected.add(definition);
      collect(definition);
    });
  collect({ type: 'root', children: [...nodes] });
  return [...collected];
}

function convertFootnote(note: FootnoteDefinition, context: SourceContext): ImportedText {
  const { body, text } = convert(note.children, context);
  const children = body.filter((node) => node.type !== 'yaml') as FootnoteDefinition['children'];
  return { body: [{ ...note, children }], text };
}

/** With a file, whatever its text, the library keeps positions. */
const ANY_FILE = new VFile();

/** Only Markdown with HTML in it is converted by way of HTML: the rest keeps its nodes. */
function convert(nodes: readonly RootContent[], context: SourceContext): ImportedText {
  const root: Root = { type: 'root', children: structuredClone([...nodes]) };
  escapeUnknownTags(root, context);
  const tree = toHastRoot(root);
  if (containsHtml(root)) return answerFromHast(asHastRoot(raw(tree, { file: ANY_FILE })).children, context);
  revealHidden(tree);
  return { body: root.children, text: toText(tree).trim() };
}

function toHastRoot(root: Root): Hast {
  return asHastRoot(
    toHast(root, {
      allowDangerousHtml: true,
      handlers: { footnoteReference: toFootnoteElement },
    }),
  );
}

function asHastRoot(tree: HastNodes): Hast {
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

function toFootnoteElement(_: unknown, { identifier }: FootnoteReference): Element {
  return { type: 'element', tagName: FOOTNOTE_REFERENCE, properties: { identifier }, children: [] };
}

/** Turns tags that aren't HTML elements, like `<name>`, into text: their author means them to be read. */
function escapeUnknownTags(root: Root, { omissions, place }: SourceContext): void {
  visit(root, 'html', (node, index, parent) => {
    if (!parent || isMarkup(node)) return;
    for (const [tag] of node.value.matchAll(/<[A-Z][^<>]*>/g))
      omissions.add(
        tag,
        'it is kept as text, although it looks like a component of MDX',
        placeWithin(place, node),
      );
    const text = { type: 'text', value: node.value } as const;
    const isPhrasing = parent.type === 'paragraph' || !containsFlow(parent);
    parent.children.splice(index ?? 0, 1, isPhrasing ? text : { type: 'paragraph', children: [text] });
  });
}

function containsFlow({ type }: Nodes): boolean {
  return ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}

function isMarkup({ value }: Html): boolean {
  if (isComment(value)) return true;
  return [...value.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)].some(([, name = '']) =>
    isElementName(name.toLowerCase()),
  );
}

/** Comments are for authors, and stay in the guide. */
function isComment(value: string): boolean {
  return /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(value);
}

function containsHtml(root: Root): boolean {
  let contains = false;
  visit(root, 'html', ({ value }) => {
    contains ||= !isComment(value);
    return contains ? EXIT : undefined;
  });
  return contains;
}
