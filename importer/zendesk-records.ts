/** Records of the Zendesk Help Center API: pages, articles, sections. */
import * as v from 'valibot';
import type { Omissions } from './omissions.ts';

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

/** One page of an API response; exports have the same shape. */
const PageSchema = v.object({
  articles: v.array(v.unknown()),
  sections: v.optional(v.array(v.unknown()), []),
  categories: v.optional(v.array(v.unknown()), []),
});

export type Article = v.InferOutput<typeof ArticleSchema>;
export type Section = v.InferOutput<typeof SectionSchema>;
export type Page = v.InferOutput<typeof PageSchema>;

/** An article, and its position in the source, for people. */
export interface PlacedArticle {
  article: Article;
  place: string;
}

/**
 * All records of a text: a page, a list of articles, or one page or article a line.
 *
 * @throws if no line is JSON
 */
export function parsePages(text: string, omissions: Omissions): Page {
  const pages = parseValues(text, omissions).map((value): Page => {
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

function parseValues(text: string, omissions: Omissions): unknown[] {
  const [whole, error] = parseJson(text);
  if (error === undefined) return [whole];
  const lines = text.split('\n').map((line) => line.trim());
  const parsed = lines.map((line) => (line === '' ? undefined : parseJson(line)));
  if (!parsed.some((line) => line && line[1] === undefined)) throw new Error(`not JSON: ${error}`);
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

/** The published articles that everybody may read. */
export function readArticles({ articles }: Page, omissions: Omissions): PlacedArticle[] {
  return articles.flatMap((value, index) => {
    const place = `record ${index + 1}`;
    const { success, output, issues } = v.safeParse(ArticleSchema, value);
    if (!success) {
      const why = `not a valid article: ${formatIssue(issues[0])}`;
      omissions.add(`the record “${JSON.stringify(value)}”`, why, place);
      return [];
    }
    for (const label of output.label_names ?? [])
      omissions.add(`the label “${label}”`, 'guides have no labels', place);
    const why = restrictionOf(output);
    if (why) omissions.add(`the article “${output.title}”`, why, place);
    return why ? [] : [{ article: output, place }];
  });
}

/** Why the article is restricted; undefined if it is public. */
function restrictionOf({ draft, user_segment_id: segment }: Article): string | undefined {
  if (draft) return 'it is a draft';
  return segment == null ? undefined : `it is restricted to a user segment (user_segment_id ${segment})`;
}

export function readSections({ sections, categories }: Page, omissions: Omissions): Section[] {
  for (const value of categories) {
    const category = v.safeParse(SectionSchema, value);
    const name = category.success ? category.output.name : JSON.stringify(value);
    const why = 'guides have no level above chapters and questions';
    omissions.add(`the category “${name}”`, why, 'categories');
  }
  return sections.flatMap((value, index) => {
    const { success, output, issues } = v.safeParse(SectionSchema, value);
    if (success) return [output];
    const why = `not a valid section: ${formatIssue(issues[0])}`;
    omissions.add(`the section “${JSON.stringify(value)}”`, why, `section ${index + 1}`);
    return [];
  });
}

function formatIssue({ path, message }: v.BaseIssue<unknown>): string {
  const field = path?.map(({ key }) => String(key)).join('.');
  return field ? `field "${field}": ${message}` : message;
}
