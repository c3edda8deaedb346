/** Accordions of a web page: `<details>` elements as questions, headings before them as chapters. */

import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { convertWithinLimits } from './answer-limits.ts';
import { placeOf } from './hast-place.ts';
import { answerFromHast, isSummary } from './html-answer.ts';
import type { ImportedChapter, ImportedQuestion, ReaderInput } from './imported-faq.ts';
import { noticeNestedQuestions, readsAsQuestion } from './nested-questions.ts';
import type { Omissions } from './omissions.ts';
import { elementToPlainText, headingToPlainText } from './plain-text.ts';
import { withProgress } from './progress.ts';
import type { SourceContext } from './source-context.ts';

/**
 * Reads all `<details>` elements, and returns the elements that were read.
 *
 * @throws if there are none
 */
export async function readDetails(
  tree: Root,
  baseUrl: string | undefined,
  input: ReaderInput,
): Promise<{ chapters: ImportedChapter[]; elements: Set<Element> }> {
  const { omissions, onProgress } = input;
  const chapters: ImportedChapter[] = [];
  const nested: ImportedQuestion[] = [];
  const used = new Set<Element>();
  let heading: Element | undefined;
  let chapter: ImportedChapter | undefined;
  for await (const part of withProgress(listParts(tree), 'read', onProgress)) {
    if (part.tagName !== 'details') {
      heading = part;
      chapter = undefined;
      continue;
    }
    if (!chapter) {
      chapter = createChapter(heading ?? part, omissions);
      chapters.push(chapter);
    }
    for (const element of heading ? [heading, part] : [part]) used.add(element);
    const { question, others } = readQuestions(part, { place: placeOf(part), omissions, baseUrl });
    chapter.questions.push(...(question ? [question] : []), ...others);
    nested.push(...others);
  }
  noticeNestedQuestions(nested, input);
  if (chapters.length === 0) throw new Error(NO_QUESTIONS);
  return { chapters, elements: used };
}

const NO_QUESTIONS =
  'the page has neither FAQPage data nor <details> elements: copy its questions into a Markdown or CSV file';

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

/** The chapter of a heading; of a `<details>` before any heading, a chapter without one. */
function createChapter(element: Element, omissions: Omissions): ImportedChapter {
  const place = placeOf(element);
  const isDetails = element.tagName === 'details';
  const heading = isDetails ? '' : headingToPlainText(element, { place, omissions });
  return { heading, id: isDetails ? undefined : findId(element), place, questions: [] };
}

/** The question of a `<details>` element, and those in its answer: headings that ask a question, with what follows them. */
function readQuestions(
  details: Element,
  context: SourceContext,
): { question: ImportedQuestion | undefined; others: ImportedQuestion[] } {
  const summary = details.children.find(isSummary);
  const content = details.children.filter((child) => child !== summary);
  const { answer, nested } = splitAnswer(content);
  const heading = summary ? headingToPlainText(summary, context) : '';
  const id = findId(details) ?? (summary && findId(summary));
  const question = readQuestion({ heading, id }, answer, context);
  const others = nested.flatMap((other) => {
    const own = { ...context, place: placeOf(other.heading) };
    const words = headingToPlainText(other.heading, own);
    return readQuestion({ heading: words, id: findId(other.heading) }, other.body, own) ?? [];
  });
  return { question, others };
}

function readQuestion(
  { heading, id }: Pick<ImportedQuestion, 'heading' | 'id'>,
  nodes: readonly ElementContent[],
  context: SourceContext,
): ImportedQuestion | undefined {
  const answer = convertWithinLimits({ heading, length: lengthOf(nodes) }, context, (own) =>
    answerFromHast(nodes, own),
  );
  return answer && { heading, id, place: context.place, ...answer };
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
    if (node.type === 'element' && isQuestion(node) && next && !isHeading(next))
      nested.push({ heading: node, body: [] });
    else (nested.at(-1)?.body ?? answer).push(node);
  }
  return { answer, nested };
}

const WRAPPERS = ['div', 'section', 'article'];

function isQuestion(element: Element): boolean {
  return isHeading(element) && readsAsQuestion(elementToPlainText(element));
}

function isHeading(node: ElementContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

/** The id of the element, or of a descendant, for example a heading in a summary; of `<details>`, only its own. */
function findId(element: Element): string | undefined {
  const { id } = element.properties;
  if (typeof id === 'string' && id !== '') return id;
  if (element.tagName === 'details') return undefined;
  return element.children.flatMap((child) => (child.type === 'element' ? (findId(child) ?? []) : []))[0];
}
