/** Omission of questions without an answer, and of chapters without questions. */
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import type { ImportedChapter, ImportedFaq, ImportedQuestion } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';

/** `faq` without empty questions and chapters, each of which is logged. A chapter without a heading gets `defaultHeading`. */
export function omitEmpty(faq: ImportedFaq, defaultHeading: string, omissions: Omissions): ImportedFaq {
  const chapters = faq.chapters.flatMap((chapter): ImportedChapter[] => {
    const questions = chapter.questions.filter((question) => isComplete(question, omissions));
    if (questions.length > 0) return [{ ...chapter, heading: chapter.heading || defaultHeading, questions }];
    if (chapter.heading !== '')
      omissions.add(`the chapter “${chapter.heading}”`, 'it has no questions', chapter.place);
    return [];
  });
  return { ...faq, chapters };
}

function isComplete({ heading, body, text, place }: ImportedQuestion, omissions: Omissions): boolean {
  if (heading === '') {
    omissions.add(`the answer “${text}”`, 'its question has no text', place);
    return false;
  }
  if (!hasContent(body)) {
    omissions.add(`the question “${heading}”`, 'its answer has no text', place);
    return false;
  }
  return true;
}

/** Images of other sites count: they become links. */
function hasContent(body: readonly RootContent[]): boolean {
  if (body.some((node) => plainText(node, { includeHtml: false }).trim() !== '')) return true;
  let hasRemoteImage = false;
  visit({ type: 'root', children: [...body] }, 'image', ({ url }) => {
    hasRemoteImage = /^(https?:)?\/\//i.test(url);
    return hasRemoteImage ? EXIT : undefined;
  });
  return hasRemoteImage;
}
