/** Tags of MDX components in a Markdown text: their names have capitals, dots or hyphens, unlike those of HTML. */
import type { Root } from 'mdast';
import { MARKUP, visibleSource } from '../compiler/check/visible-source.ts';
import { isElementName } from './html-handlers.ts';

export interface ComponentTag {
  /** Offset of its first character. */
  start: number;
  /** Offset after its last character. */
  end: number;
  text: string;
  name: string;
  attributes: string;
  isClosing: boolean;
  isSelfClosing: boolean;
  /** Whether no quote, list or the like is around it. */
  isTopLevel: boolean;
}

// The alternatives begin with different characters, so that the time is linear.
const TAG =
  /(?<!\\)<(?<close>\/?)(?<name>[A-Z]\w*(?:\.\w+)*|[a-z]\w*(?:[.-]\w+)+)(?<attributes>(?:\s(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^<>"'{}])*?)?)(?<slash>\/?)>/g;

/** All tags outside code and comments, in the order of the text. */
export function findComponentTags(tree: Root, source: string): ComponentTag[] {
  if (source.search(TAG) === -1) return [];
  const visible = visibleSource(tree, source);
  const paragraphs = tree.children.filter(({ type }) => type === 'html' || type === 'paragraph');
  const isIn = (offset: number, { position }: Root['children'][number]) =>
    position !== undefined && offset >= (position.start.offset ?? 0) && offset < (position.end.offset ?? 0);
  const tags = [...source.matchAll(TAG)].map(({ index, 0: text, groups = {} }): ComponentTag => {
    const { name = '', attributes = '' } = groups;
    const isTopLevel = paragraphs.some((node) => isIn(index, node));
    const [isClosing, isSelfClosing] = [groups['close'] !== '', groups['slash'] !== ''];
    return {
      start: index,
      end: index + text.length,
      text,
      name,
      attributes,
      isClosing,
      isSelfClosing,
      isTopLevel,
    };
  });
  const shown = tags.filter(({ start }) => ['<', MARKUP].includes(visible.charAt(start)));
  const closed = new Set(shown.filter(({ isClosing }) => isClosing).map(({ name }) => name));
  return shown.filter((tag) => isComponent(tag, closed));
}

/** A name in angle brackets, like `<Name>`, may be a placeholder: a component has attributes, a slash, or a closing tag. */
function isComponent(
  { name, attributes, isClosing, isSelfClosing }: ComponentTag,
  closed: ReadonlySet<string>,
): boolean {
  if (isElementName(name.toLowerCase())) return false;
  return isClosing || isSelfClosing || closed.has(name) || attributes.includes('=');
}
