/** Tool `get_section`: a question and its whole answer, as Markdown. */
import type { McpServer } from '@modelcontextprotocol/server';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { Section } from '../../client/index.ts';
import { type Api, readJson, readText } from '../api.ts';
import { GuideIdSchema, LanguageSchema, SectionIdSchema } from './input.ts';
import { READ_ONLY, toResult } from './result.ts';

const InputSchema = v.strictObject({
  guide: GuideIdSchema,
  section: SectionIdSchema,
  locale: v.optional(LanguageSchema),
});

const OutputSchema = v.object({
  guide: v.pipe(v.string(), v.description('The current id, if a former one was requested.')),
  section: v.pipe(v.string(), v.description('The current id, if a former one was requested.')),
  locale: v.pipe(v.string(), v.description('Language of the text.')),
  revision: v.pipe(v.string(), v.description('Of the guide in this language: it changes with the text.')),
  updated: v.pipe(v.string(), v.description('Date of the last change, YYYY-MM-DD.')),
  heading: v.pipe(v.string(), v.description('The question.')),
  markdown: v.pipe(v.string(), v.description('The question as a heading, and the answer.')),
  url: v.optional(v.pipe(v.string(), v.description('Page to cite.'))),
});

type Input = v.InferOutput<typeof InputSchema>;
type Output = v.InferOutput<typeof OutputSchema>;

const DESCRIPTION = `Get one section of a help guide: a question with its whole answer as Markdown, with its date and the page to cite. Take the ids from search_guides. A section that the publisher has withdrawn is an error with the publisher's notice.`;

/** Registers the tool on `server`. */
export function registerGetSection(server: McpServer, api: Api): void {
  server.registerTool(
    'get_section',
    {
      title: 'Read an answer',
      description: DESCRIPTION,
      inputSchema: toStandardJsonSchema(InputSchema),
      outputSchema: toStandardJsonSchema(OutputSchema),
      annotations: { title: 'Read an answer', ...READ_ONLY },
    },
    (input) =>
      toResult(async () => {
        const structuredContent = await getSection(api, input);
        return { structuredContent, text: toText(structuredContent) };
      }),
  );
}

/** Markdown and JSON are two representations; the second one is requested at the revision of the first. */
async function getSection(api: Api, input: Input): Promise<Output> {
  const { guide: requestedGuide, section: requested, locale: language } = input;
  const route = api.client.v1.guides[':guide'].sections[':section'];
  const fields = 'id,heading,updated';
  const query = { fields, ...(language !== undefined && { locale: language }) };
  const part = await readJson<Section>(
    await route.$get({ param: { guide: requestedGuide, section: requested }, query }),
  );
  const { guide, locale, revision, id: section = requested, heading = '', updated = '' } = part;
  const text = await route.$get(
    { param: { guide, section }, query: { locale, revision } },
    { headers: { Accept: 'text/markdown' } },
  );
  const markdown = await readText(text);
  const url = api.pageUrl(guide, locale, section);
  return { guide, section, locale, revision, updated, heading, markdown, ...(url !== undefined && { url }) };
}

function toText({ guide, section, locale, revision, updated, markdown, url }: Output): string {
  const source = url === undefined ? '' : `Source: ${url}\n`;
  return `${markdown.trim()}\n\n---\n${source}Guide: ${guide}, section: ${section}, language: ${locale}, updated: ${updated}, revision: ${revision}\n`;
}
