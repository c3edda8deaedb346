/** Reader of web pages: FAQPage data (https://schema.org/FAQPage), else `<details>` elements and headings. */
import type { Element, Nodes, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import * as v from 'valibot';
import { DateSchema } from '../schema/guide.ts';
import type { ImportedFaq, ReaderInput } from './imported-faq.ts';
import { reportOtherText } from './page-text.ts';
import { parsePage } from './parse-within-limits.ts';
import { elementToPlainText } from './plain-text.ts';
import { extractFaqPages, readFaqPageQuestions } from './read-html-json-ld.ts';
import { readPageQuestions } from './read-html-questions.ts';
import { textCoverage } from './text-coverage.ts';

/**
 * Returns one FAQ.
 *
 * @throws if the page has no questions
 */
export async function readHtml(input: ReaderInput): Promise<ImportedFaq[]> {
  const tree = parsePage(input.text);
  const baseUrl = findBaseUrl(tree);
  const { questions, updated } = extractFaqPages(tree, input);
  const { chapters, elements, why } =
    questions.length > 0
      ? {
          chapters: await readFaqPageQuestions(questions, baseUrl, input),
          elements: new Set<Nodes>(),
          why: NOT_IN_DATA,
        }
      : { ...(await readPageQuestions(tree, baseUrl, input)), why: NOT_A_QUESTION };
  const title = findText(tree, 'title') ?? findText(tree, 'h1');
  const description = findMeta(tree, 'description');
  const hasText = textCoverage([title, description], chapters);
  reportOtherText(tree, { elements, hasText }, why, input.omissions);
  const day = updated?.slice(0, 10);
  const date = v.is(DateSchema, day) ? day : undefined;
  return [{ title, description, updated: date, locale: findLocale(tree), chapters }];
}

const NOT_IN_DATA = "the page's FAQPage data doesn't contain it";

const NOT_A_QUESTION =
  'only <details> elements, headings that ask a question, and the chapter headings before them are imported';

function findText(tree: Root, tagName: string): string | undefined {
  const element = findElement(tree, (candidate) => candidate.tagName === tagName);
  return element && (elementToPlainText(element) || undefined);
}

function findMeta(tree: Root, name: string): string | undefined {
  const meta = findElement(
    tree,
    ({ tagName, properties }) => tagName === 'meta' && properties['name'] === name,
  );
  return nonEmptyString(meta?.properties['content']);
}

function findLocale(tree: Root): string | undefined {
  return nonEmptyString(findElement(tree, ({ tagName }) => tagName === 'html')?.properties['lang']);
}

/** The URL that relative URLs of the page are resolved against: its `<base>`, else its canonical URL. */
function findBaseUrl(tree: Root): string | undefined {
  const base = findElement(tree, ({ tagName }) => tagName === 'base');
  const canonical = findElement(tree, ({ tagName, properties }) => {
    return tagName === 'link' && [properties['rel']].flat().includes('canonical');
  });
  const url = nonEmptyString(base?.properties['href']) ?? nonEmptyString(canonical?.properties['href']);
  return url !== undefined && URL.canParse(url) ? url : undefined;
}

function nonEmptyString(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function findElement(tree: Root, test: (element: Element) => boolean): Element | undefined {
  let match: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!test(element)) return undefined;
    match = element;
    return EXIT;
  });
  return match;
}
