/** Reader of Zendesk Help Center articles, as its API returns them: https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/ */

import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { DateSchema } from '../schema/guide.ts';
import { convertWithinLimits } from './answer-limits.ts';
import { FaqsByLocale } from './faqs-by-locale.ts';
import { answerFromHtml } from './html-answer.ts';
import type {
  ImportedChapter,
  ImportedFaq,
  ImportedQuestion,
  ReaderContext,
  SourceFile,
} from './imported-faq.ts';
import { normalizeLocale } from './locale.ts';
import { noticeNestedQuestions, splitNestedQuestions } from './nested-questions.ts';
import { withProgress } from './progress.ts';
import {
  type Article,
  type PlacedArticle,
  readArticles,
  readRecords,
  readSections,
  type Section,
} from './zendesk-records.ts';

/**
 * Returns one FAQ for each locale in all files, which may be pages of articles, sections and categories; first that in which most articles were written.
 *
 * @throws if a file is not JSON
 */
export async function readZendesk(
  files: readonly SourceFile[],
  { omissions, onProgress, onNotice }: ReaderContext,
): Promise<ImportedFaq[]> {
  const records = readRecords(files, omissions);
  const sections = readSections(records, omissions);
  const articles = sortArticles(readArticles(records, omissions), sections);
  const ids = new Set(articles.map(({ article }) => String(article.id)));
  const faqs = new FaqsByLocale();
  const nested: ImportedQuestion[] = [];
  for await (const { article, place } of withProgress(articles, 'read', onProgress)) {
    const { title, body, locale = '', html_url: baseUrl } = article;
    const source = { heading: collapseWhitespace(title), length: body?.length ?? 0 };
    const answer = convertWithinLimits(source, { place, omissions, baseUrl }, (context) =>
      answerFromHtml(body ?? '', context),
    );
    if (!answer) continue;
    relinkArticles(answer.body, ids, baseUrl);
    const question = { heading: source.heading, key: keyOf(article.id), place, ...answer };
    const questions = splitNestedQuestions(question);
    for (const each of questions) faqs.add(locale, chapterOf(article, sections), each);
    nested.push(...questions.slice(1));
  }
  noticeNestedQuestions(nested, { onNotice });
  return sortByOriginals(faqs.list(), articles).map((faq) => ({
    ...faq,
    updated: lastUpdate(faq, articles),
  }));
}

/** Sorts by section, then by position, like the Help Center; articles without a position keep their order. */
function sortArticles(articles: readonly PlacedArticle[], sections: readonly Section[]): PlacedArticle[] {
  const sorted = sections.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const sectionIds = [
    ...sorted.map((section) => section.id),
    ...articles.map(({ article }) => article.section_id),
  ];
  const ranks = new Map<string, number>();
  for (const id of sectionIds) if (!ranks.has(String(id))) ranks.set(String(id), ranks.size);
  const rank = ({ article }: PlacedArticle) => ranks.get(String(article.section_id)) ?? 0;
  return articles.toSorted(
    (a, b) => rank(a) - rank(b) || (a.article.position ?? 0) - (b.article.position ?? 0),
  );
}

function chapterOf(
  { section_id: id, locale }: Article,
  sections: readonly Section[],
): Pick<ImportedChapter, 'heading' | 'key'> {
  if (id == null) return { heading: '' };
  const translations = sections.filter((section) => String(section.id) === String(id));
  const section = translations.find((translation) => translation.locale === locale) ?? translations[0];
  return { heading: collapseWhitespace(section?.name ?? ''), key: `section-${id}` };
}

function keyOf(article: Article['id']): string {
  return `article-${article}`;
}

/** Turns links between articles of one Help Center into links between questions. */
function relinkArticles(body: RootContent[], ids: ReadonlySet<string>, baseUrl: string | undefined): void {
  visit({ type: 'root', children: body }, 'link', (link) => {
    const match = /^(?:https?:\/\/([^/]+))?\/.*\barticles\/(\d+)/.exec(link.url);
    const [, host, id = ''] = match ?? [];
    const isInternal = host === undefined || baseUrl === undefined || new URL(baseUrl).host === host;
    if (isInternal && ids.has(id)) link.url = `#${keyOf(id)}`;
  });
}

/** Sorts by the number of articles that were written in the locale of the FAQ, the most first. */
function sortByOriginals(faqs: readonly ImportedFaq[], articles: readonly PlacedArticle[]): ImportedFaq[] {
  const countOriginals = ({ locale }: ImportedFaq) =>
    articles.filter(({ article }) => normalizeLocale(article.source_locale ?? '') === locale).length;
  return faqs.toSorted((a, b) => countOriginals(b) - countOriginals(a));
}

/** The date of the last update of an article in the locale. */
function lastUpdate({ locale }: ImportedFaq, articles: readonly PlacedArticle[]): string | undefined {
  const dates = articles
    .filter(({ article }) => (normalizeLocale(article.locale ?? '') || undefined) === locale)
    .map(({ article }) => article.updated_at?.slice(0, 10) ?? '')
    .filter((date) => v.is(DateSchema, date));
  return dates.toSorted().at(-1);
}
