/** Records of the Zendesk Help Center API: pages, articles, sections. */
import * as v from 'valibot';
import { isStackOverflow } from '../compiler/isolation/steps.ts';
import type { SourceFile } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';
import { type ListPage, PagingSchema, pageNumber, reportMissingPages } from './zendesk-paging.ts';

const IdSchema = v.union([v.number(), v.string()]);

const ArticleSchema = v.object({
  id: IdSchema,
  title: v.string(),
  body: v.nullish(v.string(), ''),
  locale: v.optional(v.string()),
  source_locale: v.nullish(v.string()),
  section_id: v.nullish(IdSchema),
  draft: v.optional(v.boolean()),
  user_segment_id: v.nullish(IdSchema),
  updated_at: v.optional(v.string()),
  html_url: v.optional(v.string()),
  position: v.optional(v.number()),
  label_names: v.optional(v.array(v.string())),
});

const SectionSchema = v.object({
  id: IdSchema,
  name: v.string(),
  locale: v.optional(v.string()),
  position: v.optional(v.number()),
});

export type Article = v.InferOutput<typeof ArticleSchema>;
export type Section = v.InferOutput<typeof SectionSchema>;
/** A record, and its position in the source, for people. */
interface PlacedRecord {
  value: unknown;
  place: string;
}

const LISTS = ['articles', 'sections', 'categories'] as const;

/** The records of all files; none is validated yet. */
export type Records = Record<(typeof LISTS)[number], PlacedRecord[]>;

export interface PlacedArticle {
  article: Article;
  place: string;
}

/**
 * All records of the files: each is a page, a list of articles, or has one page or article a line. Pages that are missing are logged.
 *
 * @throws if a file has no line that is JSON
 */
export function readRecords(files: readonly SourceFile[], omissions: Omissions): Records {
  const records: Records = { articles: [], sections: [], categories: [] };
  const responses = files.flatMap(({ path, text, prefix: source }) => {
    return parseValues(path, text, omissions.in(source)).map((value) => ({ path, source, value }));
  });
  const listPages: ListPage[] = [];
  const counts = new Map<string, number>();
  for (const { path, source, value } of responses.toSorted((a, b) => numberOf(a.value) - numberOf(b.value))) {
    const lists = listsOf(value, omissions.in(source));
    const paging = v.safeParse(PagingSchema, value);
    for (const list of LISTS) {
      const values = lists[list];
      if (!values) continue;
      if (paging.success)
        listPages.push({ list, records: values.length, paging: paging.output, place: path });
      for (const record of values) {
        const count = (counts.get(`${list} ${path}`) ?? 0) + 1;
        counts.set(`${list} ${path}`, count);
        const place = `${source === undefined ? '' : `${source} `}${placeIn(list, count)}`;
        records[list].push({ value: record, place });
      }
    }
  }
  reportMissingPages(mainLists(listPages), omissions);
  return records;
}

function placeIn(list: (typeof LISTS)[number], number: number): string {
  if (list === 'articles') return `record ${number}`;
  return list === 'sections' ? `section ${number}` : list;
}

/** The number of a page; pages without one keep their order. */
function numberOf(value: unknown): number {
  const paging = v.safeParse(PagingSchema, value);
  return (paging.success ? pageNumber(paging.output) : undefined) ?? 0;
}

/** Side-loaded sections and categories don't count: paging is that of the articles. */
function mainLists(pages: readonly ListPage[]): ListPage[] {
  return pages.filter(({ list, paging }) => list === pages.find((other) => other.paging === paging)?.list);
}

type Lists = Partial<Record<(typeof LISTS)[number], unknown[]>>;

/** The lists of a response. Other lists in it are logged. */
function listsOf(value: unknown, omissions: Omissions): Lists {
  if (Array.isArray(value)) return { articles: value };
  const page = v.safeParse(v.record(v.string(), v.unknown()), value);
  const fields: Record<string, unknown> = page.success ? page.output : {};
  const isPage = LISTS.some((list) => Array.isArray(fields[list]));
  if (!isPage) return { articles: [fields['article'] ?? value] };
  const lists: Lists = {};
  for (const [name, content] of Object.entries(fields)) {
    if (!Array.isArray(content)) continue;
    const list = LISTS.find((candidate) => candidate === name);
    if (list) lists[list] = content;
    else if (content.length > 0)
      omissions.add(
        `the list “${name}” ${toJson(content)}`,
        'only articles, sections and categories are imported',
        `list ${name}`,
      );
  }
  return lists;
}

function parseValues(path: string, text: string, omissions: Omissions): unknown[] {
  const [whole, error] = parseJson(text);
  if (error === undefined) return [whole];
  const lines = text.split('\n').map((line) => line.trim());
  const parsed = lines.map((line) => (line === '' ? undefined : parseJson(line)));
  if (!parsed.some((line) => line && line[1] === undefined)) throw new Error(`${path} is not JSON: ${error}`);
  return parsed.flatMap((line, index) => {
    if (line?.[1]) omissions.add(`the record “${lines[index]}”`, `not JSON: ${line[1]}`, `line ${index + 1}`);
    return line && line[1] === undefined ? [line[0]] : [];
  });
}

function parseJson(text: string): [value: unknown, error?: string] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : String(error)];
  }
}

/** A value as it is listed. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (isStackOverflow(error)) return 'of values that are nested too deeply to be shown';
    throw error;
  }
}

/** The published articles that everybody may read. */
export function readArticles({ articles }: Records, omissions: Omissions): PlacedArticle[] {
  const parsed = articles.map(({ value, place }) => ({
    place,
    value,
    result: v.safeParse(ArticleSchema, value),
  }));
  const latest = latestVersions(
    parsed.flatMap(({ result, place }) => (result.success ? [{ article: result.output, place }] : [])),
    omissions,
  );
  return parsed.flatMap(({ value, place, result: { success, output, issues } }) => {
    if (!success) {
      const why = `not a valid article: ${formatIssue(issues[0])}`;
      omissions.add(`the record “${toJson(value)}”`, why, place);
      return [];
    }
    if (!latest.has(output)) return [];
    for (const label of output.label_names ?? [])
      omissions.add(`the label “${label}”`, 'guides have no labels', place);
    const why = restrictionOf(output);
    if (why) omissions.add(`the article “${output.title}”`, why, place);
    return why ? [] : [{ article: output, place }];
  });
}

/** Incremental exports contain an article again after each change, and pages may overlap. */
function latestVersions(articles: readonly PlacedArticle[], omissions: Omissions): Set<Article> {
  const latest = new Map<string, PlacedArticle>();
  for (const placed of articles) {
    const name = JSON.stringify([String(placed.article.id), placed.article.locale]);
    const other = latest.get(name);
    const isNewer = (placed.article.updated_at ?? '') >= (other?.article.updated_at ?? '');
    if (isNewer) latest.set(name, placed);
    const { article, place } = isNewer ? (other ?? placed) : placed;
    if (other && JSON.stringify(placed.article) !== JSON.stringify(other.article))
      omissions.add(
        `the version “${article.title}” with its text “${article.body}”`,
        `a newer version of article ${article.id} is imported`,
        place,
      );
  }
  return new Set([...latest.values()].map(({ article }) => article));
}

/** Why the article is restricted; undefined if it is public. */
function restrictionOf({ draft, user_segment_id: segment }: Article): string | undefined {
  if (draft) return 'it is a draft';
  return segment == null ? undefined : `it is restricted to a user segment (user_segment_id ${segment})`;
}

export function readSections({ sections, categories }: Records, omissions: Omissions): Section[] {
  for (const { value, place } of categories) {
    const category = v.safeParse(SectionSchema, value);
    const name = category.success ? category.output.name : toJson(value);
    const why = 'guides have no level above chapters and questions';
    omissions.add(`the category “${name}”`, why, place);
  }
  return sections.flatMap(({ value, place }) => {
    const { success, output, issues } = v.safeParse(SectionSchema, value);
    if (success) return [output];
    const why = `not a valid section: ${formatIssue(issues[0])}`;
    omissions.add(`the section “${toJson(value)}”`, why, place);
    return [];
  });
}

function formatIssue({ path, message }: v.BaseIssue<unknown>): string {
  const field = path?.map(({ key }) => String(key)).join('.');
  return field ? `field "${field}": ${message}` : message;
}
