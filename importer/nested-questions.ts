/** Questions below the level of the others, which would be lost in the answer before them: deeper headings, bold lines, `<details>`. */
import type { Nodes, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { splitHeading } from '../compiler/read/outline.ts';
import type { ImportedQuestion, ReaderInput } from './imported-faq.ts';
import { listNames } from './list-names.ts';
import { asksQuestion, type Block, splitByHeadings } from './markdown-blocks.ts';

/**
 * A question whose answer is converted, and those that are in its answer: each has text of its own, and none of the ids of
 * `question`.
 *
 * @example
 * splitNestedQuestions(question).map(({ heading }) => heading); // ['Can I pay by card?', 'And by check?']
 */
export function splitNestedQuestions(question: ImportedQuestion): ImportedQuestion[] {
  const notes = question.body.filter((node) => node.type === 'footnoteDefinition');
  const [first, ...nested] = splitBlocks(question.body.filter((node) => node.type !== 'footnoteDefinition'));
  if (!first || nested.length === 0) return [question];
  const headings = nested.map(({ heading }) => collapseWhitespace(plainText(heading)));
  const bodies = [first, ...nested].map(({ body }) => [...body, ...usedNotes(body, notes)]);
  const texts = notes.length > 0 ? undefined : splitText(question.text, headings);
  const partAt = (index: number) => {
    const body = bodies[index] ?? [];
    return { body, text: texts?.[index] ?? body.map((node) => plainText(node)).join('\n\n') };
  };
  const others = headings.map((heading, index): ImportedQuestion => {
    const { text, id } = splitHeading(heading);
    return { heading: text, id, place: question.place, ...partAt(index + 1) };
  });
  return [{ ...question, ...partAt(0) }, ...others];
}

/** The answer, and what begins at each heading that asks a question and has text below it. */
function splitBlocks(body: readonly RootContent[]): Block[] {
  const parts: Block[] = [];
  for (const block of splitByHeadings(body)) {
    const last = parts.at(-1);
    if (!last || (block.body.length > 0 && asksQuestion(block)))
      parts.push({ ...block, body: [...block.body] });
    else last.body.push(...[block.heading ?? []].flat(), ...block.body);
  }
  return parts;
}

/** The footnotes that `body` uses, directly or in another footnote. */
function usedNotes<Note extends Nodes & { identifier: string }>(
  body: readonly RootContent[],
  notes: readonly Note[],
): Note[] {
  const used = new Set<Note>();
  const collect = (nodes: readonly Nodes[]) => {
    for (const node of nodes)
      visit(node, 'footnoteReference', ({ identifier }) => {
        const note = notes.find((candidate) => candidate.identifier === identifier);
        if (!note || used.has(note)) return;
        used.add(note);
        collect([note]);
      });
  };
  collect(body);
  return [...used];
}

/** Splits `text` before each of `headings`, which the parts don't contain; undefined if it lacks one. */
function splitText(text: string, headings: readonly string[]): string[] | undefined {
  const texts: string[] = [];
  let rest = collapseWhitespace(text);
  for (const heading of headings) {
    const start = rest.indexOf(heading);
    if (start === -1) return undefined;
    texts.push(rest.slice(0, start));
    rest = rest.slice(start + heading.length);
  }
  return [...texts, rest];
}

/** Tells the author which subheadings became questions of their own, and how to keep them in the answer. */
export function noticeNestedQuestions(
  questions: readonly Pick<ImportedQuestion, 'heading' | 'place'>[],
  { onNotice }: Pick<ReaderInput, 'onNotice'>,
): void {
  if (questions.length === 0) return;
  const named = listNames(questions.map(({ heading, place }) => `${place} “${heading}”`));
  onNotice?.(
    `subheadings that ask a question are sections of their own: ${named}; to keep one in the answer before it, remove its question mark`,
  );
}
