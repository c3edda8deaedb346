/** Document of one guide in one locale, assembled from its rendered parts, and its revision. */
import { createHash } from 'node:crypto';
import type { Guide } from '../../schema/guide.ts';
import type { SearchTerms } from '../index/search-terms.ts';
import type { Phrasings } from '../read/asked.ts';
import type { Metadata } from '../read/front-matter.ts';
import type { Outline, Part } from '../read/outline.ts';
import { type RenderedPart, serializePart } from '../render/part.ts';
import { FORMAT } from './format.ts';
import type { LocalizedText } from './localized-text.ts';

export interface DocumentInput {
  guide: string;
  locale: string;
  /** All locales of the guide, the source's first. */
  locales: readonly string[];
  /** The source's outline: the order of chapters and sections in every locale. */
  outline: Outline;
  metadata: Metadata;
  text: LocalizedText;
  aliases: Record<string, string>;
  /** The guide as Markdown, and the search index of these terms and phrasings, are published beside the document: the revision covers them. */
  markdown: string;
  search: SearchTerms;
  asked: Phrasings;
}

/** Assembles the document of a locale. Parts without text in this locale are empty, headings without a translation those of the source. */
export function makeDocument({
  guide,
  locale,
  locales,
  outline,
  metadata,
  text: { headings, parts },
  aliases,
  markdown,
  search,
  asked,
}: DocumentInput): Guide {
  const render = (id: string): RenderedPart => serializePart(parts.get(id) ?? { type: 'root', children: [] });
  const part = ({ id, heading }: Part) => ({ heading: headings.get(id) ?? heading, ...render(id) });
  const content = {
    guide,
    locale,
    ...metadata,
    locales: [...locales],
    ...(Object.keys(aliases).length > 0 && { aliases }),
    intro: render(outline.intro.id),
    chapters: outline.chapters.map(({ id, heading, sections }) => ({
      id,
      heading: headings.get(id) ?? heading,
      sections: sections.map((section) => ({
        id: section.id,
        ...part(section),
        updated: metadata.updated,
      })),
    })),
    ...(outline.summary && { summary: part(outline.summary) }),
  };
  return { revision: hash(content, markdown, search, asked), ...content };
}

/** A guide without phrasings has the revision that it had before there were any. */
function hash(
  content: Omit<Guide, 'revision'>,
  markdown: string,
  search: SearchTerms,
  asked: Phrasings,
): string {
  const hasPhrasings = Object.keys(asked).length > 0;
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, content, markdown, search, ...(hasPhrasings ? [asked] : [])]))
    .digest('hex')
    .slice(0, 32);
}
