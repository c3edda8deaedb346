/** Puts rendered parts together to the document of one guide in one locale. */
import { createHash } from 'node:crypto';
import type { Root } from 'hast';
import type { Guide } from '../../schema/guide.ts';
import type { SearchWords } from '../index/search-words.ts';
import type { Description } from '../read/front-matter.ts';
import { headedParts, type Outline, type Part, writtenParts } from '../read/outline.ts';
import type { Translation } from '../read/translation.ts';
import { type Answer, renderPart, type Surroundings, toAnswer } from '../render/answer.ts';
import { toMarkdown, writtenMarkdown } from '../render/markdown.ts';

/** Bump when the same Markdown gives a different document or route answer, so that caches don't keep the old shape. */
export const FORMAT = 4;

/** The words of a guide: what it says of itself, its headings by id, its parts by id. */
export interface Wording {
  description: Description;
  headings: ReadonlyMap<string, string>;
  parts: ReadonlyMap<string, Root>;
  /** The parts as Markdown, by id. */
  markdown: ReadonlyMap<string, string>;
}

/** The words of `translation`; faults of its answers are reported. */
export function renderWording(
  { outline }: Translation,
  description: Description,
  surroundings: Surroundings,
): Wording {
  const parts = new Map<string, Root>();
  const markdown = new Map<string, string>();
  for (const { id, body } of writtenParts(outline)) {
    const tree = renderPart(id, body, surroundings);
    const { file, ids, definitions } = surroundings;
    parts.set(id, tree);
    markdown.set(id, writtenMarkdown(body, file, ids, definitions) ?? toMarkdown(tree));
  }
  return { description, headings: readHeadings(outline), parts, markdown };
}

/** The document that shows `wording` in the order of `outline`. Its revision is that of its `markdown` and its search as well, which knows `search`. */
export function makeDocument(
  guide: string,
  locale: string,
  locales: readonly string[],
  outline: Outline,
  { description, headings, parts }: Wording,
  aliases: Record<string, string>,
  markdown: string,
  search: SearchWords,
): Guide {
  const answer = (id: string): Answer => toAnswer(parts.get(id) ?? { type: 'root', children: [] });
  const part = ({ id, heading }: Part) => ({ heading: headings.get(id) ?? heading, ...answer(id) });
  const content = {
    guide,
    locale,
    ...description,
    locales: [...locales],
    ...(Object.keys(aliases).length > 0 && { aliases }),
    intro: answer(outline.intro.id),
    chapters: outline.chapters.map(({ id, heading, sections }) => ({
      id,
      heading: headings.get(id) ?? heading,
      sections: sections.map((section) => ({
        id: section.id,
        ...part(section),
        updated: description.updated,
      })),
    })),
    ...(outline.summary && { summary: part(outline.summary) }),
  };
  return { revision: hash(content, markdown, search), ...content };
}

function readHeadings(outline: Outline): Map<string, string> {
  const all = [...outline.chapters, ...headedParts(outline)];
  return new Map(all.map(({ id, heading }) => [id, heading]));
}

function hash(content: Omit<Guide, 'revision'>, markdown: string, search: SearchWords): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, content, markdown, search]))
    .digest('hex')
    .slice(0, 32);
}
