/** Leaves out what a guide can't hold: questions without words, chapters without questions. */
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import type { ImportedChapter, ImportedFaq, ImportedQuestion } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';

/** `faq` without them; each is said. Text without a chapter gets the heading `fallback`. */
export function leaveOutEmpty(faq: ImportedFaq, fallback: string, leftOut: LeftOutList): ImportedFaq {
  const chapters = faq.chapters.flatMap((chapter): ImportedChapter[] => {
    const questions = chapter.questions.filter((question) => isWhole(question, leftOut));
    if (questions.length > 0) return [{ ...chapter, heading: chapter.heading || fallback, questions }];
    if (chapter.heading !== '')
      leftOut.add(`the chapter “${chapter.heading}”`, 'it has no questions', chapter.place);
    return [];
  });
  return { ...faq, chapters };
}

function isWhole({ heading, body, text, place }: ImportedQuestion, leftOut: LeftOutList): boolean {
  if (heading === '') leftOut.add(`the answer “${text}”`, 'its question has no words', place);
  else if (!hasWords(body)) leftOut.add(`the question “${heading}”`, 'its answer has no words', place);
  else return true;
  return false;
}

/** Images count: a link to them is left. */
function hasWords(body: readonly RootContent[]): boolean {
  if (body.some((node) => plainText(node, { includeHtml: false }).trim() !== '')) return true;
  let found = false;
  visit({ type: 'root', children: [...body] }, 'image', ({ url }) => {
    found = /^(https?:)?\/\//i.test(url);
    return found ? EXIT : undefined;
  });
  return found;
}
