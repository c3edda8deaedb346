/** Omission of questions without an answer, and of chapters without questions. */
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { truncateDataUrl } from './adapt-markdown.ts';
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
  const images = imagesOf(body);
  if (!hasText(body) && !images.some(isRemote)) {
    const content =
      images.length > 0 ? ` with ${images.map((url) => `the image ${truncateDataUrl(url)}`).join(', ')}` : '';
    omissions.add(`the question “${heading}”${content}`, 'its answer has no text', place);
    return false;
  }
  return true;
}

function hasText(body: readonly RootContent[]): boolean {
  return body.some((node) => plainText(node, { includeHtml: false }).trim() !== '');
}

/** Images of other sites become links, which are content. */
const isRemote = (url: string) => /^(https?:)?\/\//i.test(url);

function imagesOf(body: readonly RootContent[]): string[] {
  const urls: string[] = [];
  visit({ type: 'root', children: [...body] }, 'image', ({ url }) => {
    urls.push(url);
  });
  return urls;
}
