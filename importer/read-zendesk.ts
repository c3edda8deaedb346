/** Reads articles as the API of Zendesk's Help Center gives them: https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/ */
import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { DateSchema } from '../schema/guide.ts';
import { FaqsByLocale } from './faqs-by-locale.ts';
import { oneLine } from './fit-html.ts';
import { answerFromHtml } from './html-answer.ts';
import type { ImportedFaq, Source } from './imported-faq.ts';
import type { LeftOutList } from './left-out.ts';
import { tagOf } from './locale.ts';
import { inStretches } from './progress.ts';

const id = v.union([v.number(), v.string()]);

const ArticleSchema = v.object({
  id,
  title: v.string(),
  body: v.nullish(v.string(), ''),
  locale: v.optional(v.string()),
  source_locale: v.nullish(v.string()),
  section_id: v.nullish(id),
  draft: v.optional(v.boolean()),
  user_segment_id: v.nullish(id),
  updated_at: v.optional(v.string()),
  html_url: v.optional(v.string()),
  position: v.optional(v.number()),
  label_names: v.optional(v.array(v.string())),
});

const SectionSchema = v.object({
  id,
  name: v.string(),
  locale: v.optional(v.string()),
  position: v.optional(v.number()),
});

/** One answer of the API, or what an export calls the same. */
const PageSchema = v.object({
  articles: v.array(v.unknown()),
  sections: v.optional(v.array(v.unknown()), []),
  categories: v.optional(v.array(v.unknown()), []),
});

type Article = v.InferOutput<typeof ArticleSchema>;
type Section = v.InferOutput<typeof SectionSchema>;
type Page = v.InferOutput<typeof PageSchema>;

interface Numbered {
  article: Article;
  place: string;
}

/** Gives one FAQ a locale, that of most originals first; throws where the text is not JSON or has no articles. */
export async function readZendesk({ text, leftOut, onProgress }: Source): Promise<ImportedFaq[]> {
  const page = readPage(text, leftOut);
  const sections = readSections(page, leftOut);
  const articles = inOrder(readArticles(page, leftOut), sections);
  const known = new Set(articles.map(({ article }) => String(article.id)));
  const faqs = new FaqsByLocale();
  for await (const { article, place } of inStretches(articles, 'read', onProgress)) {
    const { title, body, locale = '', html_url: base } = article;
    const answer = answerFromHtml(body ?? '', { place, leftOut, base });
    leadLinksToArticles(answer.body, known, base);
    const question = { heading: oneLine(title), key: keyOf(article.id), place, ...answer };
    faqs.add(locale, chapterOf(article, sections), question);
  }
  return originalsFirst(faqs.list(), articles).map((faq) => ({ ...faq, updated: newest(faq, articles) }));
}

/** All pages of the answer as one; a bare list, and records that stand one a line, are the same. */
function readPage(text: string, leftOut: LeftOutList): Page {
  const pages = readValues(text, leftOut).map((value): Page => {
    if (Array.isArray(value)) return { articles: value, sections: [], categories: [] };
    const page = v.safeParse(PageSchema, value);
    return page.success ? page.output : { articles: [value], sections: [], categories: [] };
  });
  return {
    articles: pages.flatMap(({ articles }) => articles),
    sections: pages.flatMap(({ sections }) => sections),
    categories: pages.flatMap(({ categories }) => categories),
  };
}

function readValues(text: string, leftOut: LeftOutList): unknown[] {
  const [whole, fault] = tryJson(text);
  if (fault === undefined) return [whole];
  const lines = text.split('\n').map((line) => line.trim());
  const read = lines.map((line) => (line === '' ? undefined : tryJson(line)));
  if (!read.some((line) => line && line[1] === undefined)) throw new Error(`not JSON: ${fault}`);
  return read.flatMap((line, index) => {
    if (line?.[1]) leftOut.add(`the record “${lines[index]}”`, `not JSON: ${line[1]}`, `line ${index + 1}`);
    return line && line[1] === undefined ? [line[0]] : [];
  });
}

/** The value, or what is wrong. */
function tryJson(text: string): [unknown, string?] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : String(error)];
  }
}

/** Articles that everybody may read. */
function readArticles({ articles }: Page, leftOut: LeftOutList): Numbered[] {
  return articles.flatMap((value, index) => {
    const place = `record ${index + 1}`;
    const { success, output, issues } = v.safeParse(ArticleSchema, value);
    if (!success) {
      leftOut.add(`the record “${JSON.stringify(value)}”`, `no article: ${describe(issues[0])}`, place);
      return [];
    }
    sayLabels(output, place, leftOut);
    const why = hiddenBecause(output);
    if (why) leftOut.add(`the article “${output.title}”`, why, place);
    return why ? [] : [{ article: output, place }];
  });
}

function hiddenBecause({ draft, user_segment_id: segment }: Article): string | undefined {
  if (draft) return 'it is a draft';
  return segment == null ? undefined : `only some may read it (user_segment_id ${segment})`;
}

function sayLabels({ label_names: labels = [] }: Article, place: string, leftOut: LeftOutList): void {
  for (const label of labels) leftOut.add(`the label “${label}”`, 'a guide has no labels', place);
}

function readSections({ sections, categories }: Page, leftOut: LeftOutList): Section[] {
  for (const value of categories) {
    const category = v.safeParse(SectionSchema, value);
    const name = category.success ? category.output.name : JSON.stringify(value);
    leftOut.add(`the category “${name}”`, 'a guide has chapters and questions, nothing above', 'categories');
  }
  return sections.flatMap((value, index) => {
    const { success, output, issues } = v.safeParse(SectionSchema, value);
    if (success) return [output];
    const place = `section ${index + 1}`;
    leftOut.add(`the section “${JSON.stringify(value)}”`, `no section: ${describe(issues[0])}`, place);
    return [];
  });
}

function describe({ path, message }: v.BaseIssue<unknown>): string {
  const field = path?.map(({ key }) => String(key)).join('.');
  return field ? `field "${field}": ${message}` : message;
}

/** By section, then by position, as the Help Center shows them; what has no position stays where it is. */
function inOrder(articles: readonly Numbered[], sections: readonly Section[]): Numbered[] {
  const placed = sections.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const order = [
    ...placed.map((section) => section.id),
    ...articles.map(({ article }) => article.section_id),
  ];
  const ranks = new Map<string, number>();
  for (const section of order) if (!ranks.has(String(section))) ranks.set(String(section), ranks.size);
  const rank = ({ article }: Numbered) => ranks.get(String(article.section_id)) ?? 0;
  return articles.toSorted(
    (a, b) => rank(a) - rank(b) || (a.article.position ?? 0) - (b.article.position ?? 0),
  );
}

function chapterOf({ section_id: section, locale }: Article, sections: readonly Section[]) {
  if (section == null) return { heading: '' };
  const same = sections.filter((candidate) => String(candidate.id) === String(section));
  const found = same.find((candidate) => candidate.locale === locale) ?? same[0];
  return { heading: oneLine(found?.name ?? ''), key: `section-${section}` };
}

function keyOf(article: Article['id']): string {
  return `article-${article}`;
}

/** Links from article to article become links from question to question. */
function leadLinksToArticles(
  body: RootContent[],
  known: ReadonlySet<string>,
  base: string | undefined,
): void {
  visit({ type: 'root', children: body }, 'link', (link) => {
    const target = /^(?:https?:\/\/([^/]+))?\/.*\barticles\/(\d+)/.exec(link.url);
    const [, host, article = ''] = target ?? [];
    const own = host === undefined || base === undefined || new URL(base).host === host;
    if (own && known.has(article)) link.url = `#${keyOf(article)}`;
  });
}

/** The locale in which most articles were written first. */
function originalsFirst(faqs: readonly ImportedFaq[], articles: readonly Numbered[]): ImportedFaq[] {
  const originals = (faq: ImportedFaq) =>
    articles.filter(({ article }) => tagOf(article.source_locale ?? '') === faq.locale).length;
  return faqs.toSorted((a, b) => originals(b) - originals(a));
}

/** The day of the last change. */
function newest({ locale }: ImportedFaq, articles: readonly Numbered[]): string | undefined {
  const days = articles
    .filter(({ article }) => (tagOf(article.locale ?? '') || undefined) === locale)
    .map(({ article }) => article.updated_at?.slice(0, 10) ?? '')
    .filter((day) => v.is(DateSchema, day));
  return days.toSorted().at(-1);
}
