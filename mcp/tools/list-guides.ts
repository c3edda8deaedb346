/** Tool `list_guides`: the guides with their languages, page by page. */
import type { McpServer } from '@modelcontextprotocol/server';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { GuideList } from '../../client/index.ts';
import { type Api, readJson } from '../api.ts';
import { LanguageSchema } from './input.ts';
import { READ_ONLY, toResult } from './result.ts';

/** Guides on a page: the default, and what the API returns at most. */
const LIMIT = { default: 20, max: 100 };

const FIELDS = 'guide,defaultLocale,locale,title,description,updated,sections';

const InputSchema = v.strictObject({
  locale: v.optional(
    v.pipe(
      LanguageSchema,
      v.description(
        'Only the guides in this language, a BCP 47 tag like "en". By default all guides, in all their languages.',
      ),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(LIMIT.max),
      v.description(`Maximum number of guides. Default: ${LIMIT.default}.`),
    ),
  ),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9-]{1,64}$/),
      v.description('"next" of the page before, for the page after it.'),
    ),
  ),
});

const LocaleSchema = v.object({
  locale: v.string(),
  title: v.string(),
  description: v.optional(v.string()),
  updated: v.pipe(v.string(), v.description('Date of the last change, YYYY-MM-DD.')),
  sections: v.pipe(v.number(), v.description('Number of questions.')),
  url: v.optional(v.pipe(v.string(), v.description('Page to cite.'))),
});

const OutputSchema = v.object({
  total: v.pipe(v.number(), v.description('Number of guides on all pages.')),
  guides: v.array(
    v.object({
      guide: v.pipe(v.string(), v.description('Id, for search_guides and get_section.')),
      defaultLocale: v.optional(v.pipe(v.string(), v.description('Language of the original.'))),
      locales: v.array(LocaleSchema),
      withdrawn: v.optional(
        v.pipe(v.boolean(), v.description('Whether the publisher has withdrawn the guide.')),
      ),
    }),
  ),
  next: v.optional(v.pipe(v.string(), v.description('"cursor" of the next page; absent on the last one.'))),
});

type Input = v.InferOutput<typeof InputSchema>;
type Output = v.InferOutput<typeof OutputSchema>;
type Guide = Output['guides'][number];

const DESCRIPTION = `List the help guides with titles, descriptions, languages and dates, page by page. For an overview of what the guides are about; to find an answer, use search_guides.`;

/** Registers the tool on `server`. */
export function registerListGuides(server: McpServer, api: Api): void {
  server.registerTool(
    'list_guides',
    {
      title: 'List the guides',
      description: DESCRIPTION,
      inputSchema: toStandardJsonSchema(InputSchema),
      outputSchema: toStandardJsonSchema(OutputSchema),
      annotations: { title: 'List the guides', ...READ_ONLY },
    },
    (input) =>
      toResult(async () => {
        const structuredContent = toOutput(api, await listGuides(api, input));
        return { structuredContent, text: toText(structuredContent) };
      }),
  );
}

async function listGuides(
  { client }: Api,
  { locale, limit = LIMIT.default, cursor }: Input,
): Promise<GuideList> {
  const query = {
    fields: FIELDS,
    limit: String(limit),
    ...(locale !== undefined && { locale }),
    ...(cursor !== undefined && { cursor }),
  };
  return readJson<GuideList>(await client.v1.guides.$get({ query }));
}

function toOutput(api: Api, { total, guides, next }: GuideList): Output {
  return { total, guides: guides.map((each) => toGuide(api, each)), ...(next !== undefined && { next }) };
}

/** The members that were requested are never missing; the API's schema can't say so. */
function toGuide(
  api: Api,
  { guide = '', defaultLocale, locales = [], withdrawn }: GuideList['guides'][number],
): Guide {
  return {
    guide,
    ...(defaultLocale !== undefined && { defaultLocale }),
    locales: locales.map(({ locale = '', title = '', description, updated = '', sections = 0 }) => {
      const url = api.pageUrl(guide, locale);
      return {
        locale,
        title,
        ...(description !== undefined && { description }),
        updated,
        sections,
        ...(url !== undefined && { url }),
      };
    }),
    ...(withdrawn && { withdrawn }),
  };
}

function toText({ total, guides, next }: Output): string {
  const more = next === undefined ? '' : `\n\nMore guides: call list_guides with cursor "${next}".`;
  return `${guides.length} of ${total} guides:\n\n${guides.map(toItem).join('\n\n')}${more}`;
}

function toItem({ guide, locales, withdrawn }: Guide): string {
  if (withdrawn) return `### ${guide}\nThe publisher has withdrawn this guide.`;
  const lines = locales.map(({ locale, title, description, updated, sections, url }) => {
    const details = [`${sections} questions`, `updated ${updated}`, ...(url === undefined ? [] : [url])].join(
      ', ',
    );
    return `- ${locale}: ${title}${description === undefined ? '' : ` – ${description}`} (${details})`;
  });
  return [`### ${guide}`, ...lines].join('\n');
}
