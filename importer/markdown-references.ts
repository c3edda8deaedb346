/** Link, image and footnote references of a Markdown text, and their definitions. */
import type { Definition, FootnoteDefinition, Image, Link, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { placeWithin } from './place.ts';
import type { SourceContext } from './source-context.ts';

/** Footnote definitions of a text by identifier, and the identifiers that its parts use. */
export interface Footnotes {
  definitions: ReadonlyMap<string, FootnoteDefinition>;
  used: Set<string>;
}

/**
 * Replaces references in `tree` by links and images, and removes all definitions from it. Duplicate and unused definitions are
 * logged.
 */
export function resolveReferences(tree: Root, context: SourceContext): Footnotes {
  const { definitions, footnotes } = removeDefinitions(tree, context);
  const used = new Set<string>();
  for (const root of [tree, ...footnotes.values()]) replaceReferences(root, definitions, used);
  reportUnused(definitions, used, context);
  return { definitions: footnotes, used: new Set() };
}

/** Logs the footnotes that no part uses. */
export function reportUnusedFootnotes({ definitions, used }: Footnotes, context: SourceContext): void {
  reportUnused(definitions, used, context);
}

interface Definitions {
  definitions: Map<string, Definition>;
  footnotes: Map<string, FootnoteDefinition>;
}

function removeDefinitions(tree: Root, { omissions, place }: SourceContext): Definitions {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  visit(tree, (node, index, parent) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return undefined;
    const existing = node.type === 'definition' ? definitions : footnotes;
    if (existing.has(node.identifier))
      omissions.add(labelOf(node), 'its name is already defined', placeWithin(place, node));
    else if (node.type === 'definition') definitions.set(node.identifier, node);
    else footnotes.set(node.identifier, node);
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
  return { definitions, footnotes };
}

function replaceReferences(
  root: Root | FootnoteDefinition,
  definitions: ReadonlyMap<string, Definition>,
  used: Set<string>,
): void {
  visit(root, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(node.identifier);
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

function reportUnused(
  definitions: ReadonlyMap<string, Definition | FootnoteDefinition>,
  used: ReadonlySet<string>,
  { omissions, place }: SourceContext,
): void {
  for (const [identifier, definition] of definitions) {
    if (!used.has(identifier))
      omissions.add(labelOf(definition), 'nothing refers to it', placeWithin(place, definition));
  }
}

function labelOf(node: Definition | FootnoteDefinition): string {
  return node.type === 'definition'
    ? `the definition [${node.label ?? node.identifier}]: ${node.url}${node.title ? ` “${node.title}”` : ''}`
    : `the footnote [^${node.label ?? node.identifier}] “${plainText(node)}”`;
}
