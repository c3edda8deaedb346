/** Headings of a web page that are questions, with the content below them as answers. */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { revealHidden } from './adapt-html.ts';
import { elementToPlainText } from './plain-text.ts';
import { readsAsQuestion } from './reads-as-question.ts';

interface PlacedHeading {
  element: Element;
  depth: number;
  /** The content below it, if that has text. */
  body: ElementContent[] | undefined;
}

export function isHeading(node: Nodes): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

/** Whether `element` is a heading that asks a question. */
export function isQuestionHeading(element: Element): boolean {
  return isHeading(element) && readsAsQuestion(elementToPlainText(element));
}

/**
 * The headings with text below them that ask a question, or of which most on the same level in the same part of the page do; each
 * with that text. The title of the page, and headings in navigation, asides and footers are none.
 *
 * @param parts the headings and `<details>` elements of the page in document order
 */
export function findHeadingQuestions(tree: Root, parts: readonly Element[]): Map<Element, ElementContent[]> {
  const followers = new Map(parts.map((part, index) => [part, parts[index + 1]]));
  const questions = new Map<Element, ElementContent[]>();
  for (const peers of groupByPart(placeHeadings(tree, parts))) {
    const withText = peers.filter(({ body, depth }) => body && depth > 1);
    const asking = withText.filter(({ element }) => isQuestionHeading(element));
    const areQuestions = asking.length * 2 > withText.length;
    for (const { element, depth, body = [] } of withText) {
      const next = followers.get(element);
      const isChapter = next && (next.tagName === 'details' || depthOf(next) > depth);
      if (asking.some((heading) => heading.element === element) || (areQuestions && !isChapter))
        questions.set(element, body);
    }
  }
  return questions;
}

const depthOf = ({ tagName }: Element) => Number(tagName.slice(1));

const OUTSIDE = ['nav', 'aside', 'footer'];

function placeHeadings(tree: Root, parts: readonly Element[]): PlacedHeading[] {
  const parents = new Map<Nodes, Parents>();
  visit(tree, (node, _, parent) => {
    if (parent) parents.set(node, parent);
  });
  return parts.flatMap((element): PlacedHeading[] => {
    if (!isHeading(element)) return [];
    const ancestors = ancestorsOf(element, parents);
    if (ancestors.some((node) => node.type === 'element' && OUTSIDE.includes(node.tagName))) return [];
    return [{ element, depth: depthOf(element), body: contentBelow(element, ancestors) }];
  });
}

/** The ancestors of `node`, the nearest first. */
function ancestorsOf(node: Nodes, parents: ReadonlyMap<Nodes, Parents>): Parents[] {
  const ancestors: Parents[] = [];
  for (let parent = parents.get(node); parent; parent = parents.get(parent)) ancestors.push(parent);
  return ancestors;
}

/** Groups headings of one level between two higher ones. */
function groupByPart(headings: readonly PlacedHeading[]): PlacedHeading[][] {
  const groups = new Map<string, PlacedHeading[]>();
  const counts = Array.from({ length: 7 }, () => 0);
  for (const heading of headings) {
    const { depth } = heading;
    const name = `${depth} ${counts.slice(0, depth).join(' ')}`;
    groups.set(name, [...(groups.get(name) ?? []), heading]);
    counts[depth] = (counts[depth] ?? 0) + 1;
  }
  return [...groups.values()];
}

/** Elements beyond which the content doesn't belong to a heading in them. */
const PARTS = ['body', 'main', 'article', 'section', 'details'];

/**
 * What follows the heading, or else the elements around it, up to the next heading of its level, question or `<details>`; undefined
 * if that is no text.
 */
function contentBelow(heading: Element, ancestors: readonly Parents[]): ElementContent[] | undefined {
  let inner: Nodes = heading;
  for (const parent of ancestors) {
    const siblings: Nodes[] = parent.children;
    const following = siblings.slice(siblings.indexOf(inner) + 1);
    const end = following.findIndex((node) => containsNextPart(node, depthOf(heading)));
    const body = (end === -1 ? following : following.slice(0, end)).filter(isContent);
    if (hasText(body)) return body;
    if (end !== -1 || (parent.type === 'element' && PARTS.includes(parent.tagName))) return undefined;
    inner = parent;
  }
  return undefined;
}

function containsNextPart(node: Nodes, depth: number): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'details' || OUTSIDE.includes(node.tagName)) return true;
  if (isHeading(node) && (depthOf(node) <= depth || isQuestionHeading(node))) return true;
  return node.children.some((child) => containsNextPart(child, depth));
}

const isContent = (node: Nodes): node is ElementContent => node.type === 'element' || node.type === 'text';

function hasText(nodes: readonly ElementContent[]): boolean {
  const revealed: Root = { type: 'root', children: structuredClone([...nodes]) };
  revealHidden(revealed);
  return toText(revealed).trim() !== '';
}
