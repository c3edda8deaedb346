/** Tool `search_guides`: sections that match a query, in one guide or in all. */
import type { McpServer } from '@modelcontextprotocol/server';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { SearchAnswer } from '../../client/index.ts';
import { cutQuery, MAX_QUERY_LENGTH } from '../../schema/query.ts';
import { type Api, readJson } from '../api.ts';
import { GuideIdSchema, LanguageSchema } from './input.ts';
import { toPlainText } from './plain-text.ts';
import { READ_ONLY, toResult } from './result.ts';

/** Results: the default, and what the API returns at most. */
const LIMIT = { default: 5, max: 20 };

const InputSchema = v.strictObject({
  query: v.pipe(
    v.string(),
    v.minLength(1),
    v.description(
      `A few words that the question or its answer would contain, in the language of the guides: "late payment". Not a whole sentence; the first ${MAX_QUERY_LENGTH} characters are searched.`,
    ),
  ),
  locale: v.optional(LanguageSchema),
  guide: v.optional(
    v.pipe(
      GuideIdSchema,
      v.description('Search this guide only: an id from list_guides. By default all guides are searched.'),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(LIMIT.max),
      v.description(`Maximum number of results. Default: ${LIMIT.default}.`),
    ),
  ),
});

const ResultSchema = v.object({
  guide: v.string(),
  section: v.pipe(v.string(), v.description('For get_section.')),
  heading: v.pipe(v.string(), v.description('The question.')),
  extract: v.pipe(v.string(), v.description('Of the answer, around the sentence that matches best.')),
  updated: v.pipe(v.string(), v.description('Date of the last change, YYYY-MM-DD.')),
  revision: v.string(),
  confident: v.pipe(
    v.boolean(),
    v.description('Whether the section is likely to answer the query. If the first result isn’t, none is.'),
  ),
  url: v.optional(v.pipe(v.string(), v.description('Page to cite.'))),
});

const OutputSchema = v.object({
  query: v.pipe(v.string(), v.description('What was searched.')),
  truncated: v.optional(
    v.pipe(v.literal(true), v.description('Present if the query is longer than what was searched.')),
  ),
  locale: v.pipe(v.string(), v.description('Language of the results.')),
  results: v.pipe(v.array(ResultSchema), v.description('Best match first.')),
  hasMore: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Whether more sections match. Absent with the highest limit: then it is unknown.'),
    ),
  ),
  nearest: v.pipe(v.array(ResultSchema), v.description('The closest sections, if nothing matches.')),
  meant: v.optional(
    v.pipe(
      v.string(),
      v.description('The query in the spelling of the guides, if it matched only by another one.'),
    ),
  ),
});

type Input = v.InferOutput<typeof InputSchema>;
type Output = v.InferOutput<typeof OutputSchema>;
type Result = v.InferOutput<typeof ResultSchema>;

const DESCRIPTION = `Search the help guides for questions that have an answer, by keywords. Tolerates misspelt and incomplete words, and Chinese in either script. Returns the questions with an extract of each answer: read the whole answer by get_section before you rely on it. Results that aren’t confident may not answer the question: then say so rather than answer from them.`;

/** Said where the first result isn't confident. */
const UNSURE = 'None of this is likely to answer the question.';

/** Said where the query is too long. */
const TRUNCATED = `Only the first ${MAX_QUERY_LENGTH} characters of the query were searched.`;

/** Registers the tool on `server`. */
export function registerSearchGuides(server: McpServer, api: Api): void {
  server.registerTool(
    'search_guides',
    {
      title: 'Search the guides',
      description: DESCRIPTION,
      inputSchema: toStandardJsonSchema(InputSchema),
      outputSchema: toStandardJsonSchema(OutputSchema),
      annotations: { title: 'Search the guides', ...READ_ONLY },
    },
    (input) =>
      toResult(async () => {
        const query = cutQuery(input.query);
        const found = await search(api, { ...input, query: query.text });
        const structuredContent = {
          ...toOutput(api, input, found),
          ...(query.isTruncated && { truncated: true as const }),
        };
        return { structuredContent, text: toText(structuredContent) };
      }),
  );
}

/** One result more than requested, where the API returns as many, says whether there are more: it counts none. */
async function search(
  { client }: Api,
  { query: q, locale, guide, limit = LIMIT.default }: Input,
): Promise<SearchAnswer> {
  const query = { q, limit: String(Math.min(limit + 1, LIMIT.max)), ...(locale !== undefined && { locale }) };
  return guide === undefined
    ? readJson<SearchAnswer>(await client.v1.search.$get({ query }))
    : readJson<SearchAnswer>(await client.v1.guides[':guide'].search.$get({ param: { guide }, query }));
}

function toOutput(
  api: Api,
  { limit = LIMIT.default }: Input,
  { query, locale, results, nearest, meant }: SearchAnswer,
): Output {
  // A worker of the version before doesn't say what it is confident of.
  const toOutputs = (some: SearchAnswer['results']): Result[] =>
    some.slice(0, limit).map(({ guide, id, heading, highlights, updated, revision, confident = true }) => {
      const url = api.pageUrl(guide, locale, id);
      const extract = toPlainText(highlights.text);
      return {
        ...{ guide, section: id, heading, extract, updated, revision, confident },
        ...(url !== undefined && { url }),
      };
    });
  return {
    query,
    locale,
    results: toOutputs(results),
    ...(isCounted(results, limit) && { hasMore: results.length > limit }),
    nearest: toOutputs(nearest),
    ...(meant !== undefined && { meant }),
  };
}

/** Whether it is known if more than `limit` sections match. */
function isCounted({ length }: SearchAnswer['results'], limit: number): boolean {
  return limit < LIMIT.max || length < LIMIT.max;
}

function toText(output: Output): string {
  const { results, nearest, truncated } = output;
  const notes = [...(truncated ? [TRUNCATED] : []), ...(results[0]?.confident === false ? [UNSURE] : [])];
  return [toTitle(output), ...notes, ...(results.length > 0 ? results : nearest).map(toItem)].join('\n\n');
}

function toTitle({ query, locale, results: { length }, hasMore, nearest, meant }: Output): string {
  const subject = `"${meant ?? query}" (${locale})`;
  if (length === 0)
    return `Nothing matches "${query}" (${locale}).${nearest.length > 0 ? ' The closest sections:' : ''}`;
  if (hasMore === false)
    return `${length} ${length === 1 ? 'section matches' : 'sections match'} ${subject}:`;
  const best = `The best ${length === 1 ? 'match' : `${length} matches`} for ${subject}`;
  return `${best}${hasMore ? '; a higher limit returns more' : ''}:`;
}

function toItem({ guide, section, heading, extract, updated, url }: Result): string {
  return `### ${heading}\n${extract}\nguide: ${guide}, section: ${section}, updated: ${updated}${url === undefined ? '' : `, ${url}`}`;
}
