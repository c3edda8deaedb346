/** Questions of a web page: `<details>` elements and headings with text below them; other headings are chapters. */

import type { Element, ElementContent, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { convertWithinLimits } from './answer-limits.ts';
import { answerFromHast, isSummary } from './html-answer.ts';
import { findHeadingQuestions, isHeading, isQuestionHeading } from './html-headings.ts';
import type { ImportedChapter, ImportedQuestion, ReaderInput } from './imported-faq.ts';
import { noticeNestedQuestions } from './nested-questions.ts';
import { lineOf } from './place.ts';
import { headingToPlainText } from './plain-text.ts';
import { withProgress } from './progress.ts';
import type { SourceContext } from './source-context.ts';

/**
 * Reads all questions in document order, and returns what was read of the page.
 *
 * @throws if there are none
 */
export async function readPageQuestions(
  tree: Root,
  baseUrl: string | undefined,
  input: ReaderInput,
): Promise<{ chapters: ImportedChapter[]; elements: Set<Nodes> }> {
  const { omissions, onProgress } = input;
  const items = listItems(tree);
  if (items.length === 0) throw new Error(NO_QUESTIONS);
  const chapters = new Map<Element | undefined, ImportedChapter>();
  const nested: ImportedQuestion[] = [];
  for await (const { heading, element, answer } of withProgress(items, 'read', onProgress)) {
    const context = { place: lineOf(element), omissions, baseUrl };
    const chapter = chapters.get(heading) ?? createChapter(heading, context);
    chapters.set(heading, chapter);
    const { question, others } = answer
      ? { question: readQuestion(element, answer, context), others: [] }
      : readQuestions(element, context);
    chapter.questions.push(...(question ? [question] : []), ...others);
    nested.push(...others);
  }
  noticeNestedQuestions(nested, input);
  return { chapters: [...chapters.values()], elements: elementsOf(items) };
}

const NO_QUESTIONS =
  'the page has neither FAQPage data nor <details> elements nor headings that ask a question: copy its questions into a Markdown or CSV file';

/** A question of the page. */
interface Item {
  /** The heading of its chapter. */
  heading: Element | undefined;
  /** A `<details>` element, or a heading. */
  element: Element;
  /** What is below the heading. */
  answer: ElementContent[] | undefined;
}

/** All questions in document order. Headings in an answer are its subheadings. */
function listItems(tree: Root): Item[] {
  const parts = listParts(tree);
  const answers = findHeadingQuestions(tree, parts);
  const inAnswers = new Set<Nodes>();
  const items: Item[] = [];
  let heading: Element | undefined;
  for (const element of parts) {
    if (inAnswers.has(element)) continue;
    const answer = answers.get(element);
    for (const node of answer ?? []) addAll(node, inAnswers);
    if (answer || element.tagName === 'details') items.push({ heading, element, answer });
    else heading = element;
  }
  return items;
}

/** Headings and `<details>` elements in document order, without those inside a `<details>`. */
function listParts(tree: Root): Element[] {
  const parts: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'details' && !isHeading(element)) return undefined;
    parts.push(element);
    return SKIP;
  });
  return parts;
}

function elementsOf(items: readonly Item[]): Set<Nodes> {
  return new Set(
    items.flatMap(({ heading, element, answer }) => [heading ?? element, element, ...(answer ?? [])]),
  );
}

function addAll(root: Nodes, nodes: Set<Nodes>): void {
  visit(root, (node: Nodes) => {
    nodes.add(node);
  });
}

/** The chapter of a heading; of questions before any heading, a chapter without one. */
function createChapter(heading: Element | undefined, context: SourceContext): ImportedChapter {
  if (!heading) return { heading: '', place: context.place, questions: [] };
  const place = lineOf(heading);
  const words = headingToPlainText(heading, { ...context, place });
  return { heading: words, id: findId(heading), place, questions: [] };
}

/** The question of a `<details>` element, and those in its answer: headings that ask a question, with what follows them. */
function readQuestions(
  details: Element,
  context: SourceContext,
): { question: ImportedQuestion | undefined; others: ImportedQuestion[] } {
  const summary = details.children.find(isSummary);
  const content = details.children.filter((child) => child !== summary);
  const { answer, nested } = splitAnswer(content);
  const question = readQuestion(summary, answer, context, findId(details));
  const others = nested.flatMap(({ heading, body }) => {
    return readQuestion(heading, body, { ...context, place: lineOf(heading) }) ?? [];
  });
  return { question, others };
}

function readQuestion(
  heading: Element | undefined,
  nodes: readonly ElementContent[],
  context: SourceContext,
  id = heading && findId(heading),
): ImportedQuestion | undefined {
  const words = heading ? headingToPlainText(heading, context) : '';
  const answer = convertWithinLimits({ heading: words, length: lengthOf(nodes) }, context, (own) =>
    answerFromHast(nodes, own),
  );
  return answer && { heading: words, id, place: context.place, ...answer };
}

/** Length of the source text of `nodes`. */
function lengthOf(nodes: readonly ElementContent[]): number {
  return (nodes.at(-1)?.position?.end.offset ?? 0) - (nodes[0]?.position?.start.offset ?? 0);
}

interface NestedQuestion {
  heading: Element;
  body: ElementContent[];
}

/** Splits an answer, also within a lone wrapper, before each heading that asks a question and has text of its own. */
function splitAnswer(nodes: readonly ElementContent[]): {
  answer: ElementContent[];
  nested: NestedQuestion[];
} {
  const isFilled = (node: ElementContent) => node.type !== 'text' || node.value.trim() !== '';
  const [first, ...others] = nodes.filter(isFilled);
  if (others.length === 0 && first?.type === 'element' && WRAPPERS.includes(first.tagName))
    return splitAnswer(first.children);
  const answer: ElementContent[] = [];
  const nested: NestedQuestion[] = [];
  for (const [index, node] of nodes.entries()) {
    const next = nodes.slice(index + 1).find(isFilled);
    if (node.type === 'element' && isQuestionHeading(node) && next && !isHeading(next))
      nested.push({ heading: node, body: [] });
    else (nested.at(-1)?.body ?? answer).push(node);
  }
  return { answer, nested };
}

const WRAPPERS = ['div', 'section', 'article'];

/** The id of the element, or of a descendant, for example a heading in a summary; of `<details>`, only its own. */
function findId(element: Element): string | undefined {
  const { id } = element.properties;
  if (typeof id === 'string' && id !== '') return id;
  if (element.tagName === 'details') return undefined;
  return element.children.flatMap((child) => (child.type === 'element' ? (findId(child) ?? []) : []))[0];
}
