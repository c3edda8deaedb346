/** The guide as the peers read it: the same Markdown with other front matter. Its questions are headings, as they are there by default. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';

const GUIDE = 'content/guides/overdue-loan/en.md';

const FRONT_MATTER = /^---\n(.*?)\n---\n/s;

/** A heading with the id that a guide gives it. */
const HEADING = /^(#+ )(.+?) \{#([\w-]+)\}$/gm;

const FrontMatterSchema = v.object({ title: v.string(), description: v.string() });

export interface Faq {
  title: string;
  /** YAML with title and description, between its lines of dashes. */
  frontMatter: string;
  /** The Markdown below it. VitePress knows the ids of headings. */
  body: string;
  /** Without ids, and with links to those that Starlight makes of the headings. */
  bodyWithoutIds: string;
}

/** @throws if the guide has no title or description. */
export async function readFaq(): Promise<Faq> {
  const markdown = await readFile(GUIDE, 'utf8');
  const { title, description } = v.parse(FrontMatterSchema, parse(FRONT_MATTER.exec(markdown)?.[1] ?? ''));
  const body = markdown.replace(FRONT_MATTER, '');
  const ids = new Map(
    Array.from(body.matchAll(HEADING), ([, , heading = '', id = '']) => [id, slug(heading)]),
  );
  return {
    title,
    frontMatter: `---\n${stringify({ title, description })}---\n`,
    body,
    bodyWithoutIds: body
      .replaceAll(HEADING, '$1$2')
      .replaceAll(/\]\(#([\w-]+)\)/g, (link, id: string) => (ids.has(id) ? `](#${ids.get(id)})` : link)),
  };
}

/** As GitHub makes ids of headings. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
