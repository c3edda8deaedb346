/** FAQPage data of a web page, in JSON-LD scripts (https://schema.org/FAQPage). */

import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { convertWithinLimits } from './answer-limits.ts';
import { answerFromHtml } from './html-answer.ts';
import type { ImportedChapter, ImportedQuestion, ReaderInput } from './imported-faq.ts';
import { noticeNestedQuestions, splitNestedQuestions } from './nested-questions.ts';
import { lineOf } from './place.ts';
import { htmlToPlainText } from './plain-text.ts';
import { withProgress } from './progress.ts';

const AnswerSchema = v.object({ text: v.string() });

const QuestionSchema = v.object({
  name: v.optional(v.string()),
  text: v.optional(v.string()),
  acceptedAnswer: v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
    v.array(AnswerSchema),
    v.minLength(1),
  ),
});

/** The data of all FAQPage objects of a page; questions aren't validated yet. */
export interface FaqPageData {
  questions: { value: unknown; place: string }[];
  updated?: string | undefined;
}

/** Extracts FAQPage objects, at any depth, from all JSON-LD scripts. */
export function extractFaqPages(tree: Root, { omissions }: ReaderInput): FaqPageData {
  const data: FaqPageData = { questions: [] };
  visit(tree, 'element', (element) => {
    const type = String(element.properties['type'] ?? '');
    if (element.tagName !== 'script' || !/^application\/ld\+json\b/i.test(type)) return;
    const place = lineOf(element);
    const json = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    try {
      collectFaqPages(JSON.parse(json), place, data);
    } catch (error) {
      const why = `not JSON: ${error instanceof Error ? error.message : String(error)}`;
      omissions.add(`the data “${collapseWhitespace(json)}”`, why, place);
    }
  });
  return data;
}

function collectFaqPages(value: unknown, place: string, data: FaqPageData): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  if (!isOfType(object, 'FAQPage')) {
    for (const child of Object.values(object)) collectFaqPages(child, place, data);
    return;
  }
  const questions = [object['mainEntity'] ?? []].flat();
  for (const [index, question] of questions.entries())
    data.questions.push({ value: question, place: `${place}, question ${index + 1}` });
  const updated = object['dateModified'];
  if (typeof updated === 'string') data.updated ??= updated;
}

/** `@type` may be a list, and its names may have the prefix of the vocabulary. */
function isOfType(object: Record<string, unknown>, type: string): boolean {
  return [object['@type']]
    .flat()
    .some((name) => typeof name === 'string' && name.replace(/^.*[/:]/, '') === type);
}

/** Returns one chapter with all valid questions. */
export async function readFaqPageQuestions(
  questions: FaqPageData['questions'],
  baseUrl: string | undefined,
  { omissions, onProgress, onNotice }: ReaderInput,
): Promise<ImportedChapter[]> {
  const nested: ImportedQuestion[] = [];
  const chapter: ImportedChapter = { heading: '', place: questions[0]?.place ?? '', questions: [] };
  for await (const { value, place } of withProgress(questions, 'read', onProgress)) {
    const { success, output } = v.safeParse(QuestionSchema, value);
    if (!success) {
      omissions.add(`the data “${JSON.stringify(value)}”`, 'not a question with an acceptedAnswer', place);
      continue;
    }
    const heading = htmlToPlainText(output.name ?? output.text ?? '');
    const texts = output.acceptedAnswer.map(({ text }) => text);
    const source = { heading, length: texts.join('').length };
    const answer = convertWithinLimits(source, { place, omissions, baseUrl }, (context) =>
      answerFromHtml(texts.map(toHtml).join('\n'), context),
    );
    if (!answer) continue;
    const parts = splitNestedQuestions({ heading, place, ...answer });
    chapter.questions.push(...parts);
    nested.push(...parts.slice(1));
  }
  noticeNestedQuestions(nested, { onNotice });
  return [chapter];
}

/** Texts of JSON-LD are HTML, but some sites escape its tags, and some write plain lines. */
function toHtml(text: string): string {
  if (/<[a-z!/]/i.test(text)) return text;
  const decoded = /&lt;\/?[a-z]/i.test(text)
    ? toText(fromHtml(text, { fragment: true }), { whitespace: 'pre' })
    : text;
  if (/^\s*<[a-z][^>]*>/i.test(decoded)) return decoded;
  const paragraphs = text.trim().split(/\s*\n\s*\n\s*/);
  return paragraphs.map((lines) => `<p>${lines.replaceAll('\n', '<br>')}</p>`).join('\n');
}
