/** Files of an edition: document, section pack, Markdown and search index; and the sitemap's data. */
import type { Guide } from '../../schema/guide.ts';
import type { Manifest, Sitemap } from '../../schema/manifest.ts';
import { documentPath, markdownPath, packPath, searchPath } from '../../schema/paths.ts';
import type { PackHeader } from '../../schema/section-pack.ts';
import { indexGuide } from '../index/index-guide.ts';
import type { SearchTerms } from '../index/search-terms.ts';
import { pageUrl } from '../render/links.ts';
import type { GuideMarkdown } from './guide-markdown.ts';

/** The files of `document`; paths are relative to the folder of static assets. */
export function documentFiles(
  document: Guide,
  markdown: GuideMarkdown,
  search: SearchTerms,
): [path: string, text: string][] {
  const { guide } = document;
  return [
    [documentPath(guide, document), JSON.stringify(document)],
    [packPath(guide, document), packSections(document, markdown)],
    [markdownPath(guide, document), markdown.text],
    [searchPath(guide, document), JSON.stringify(indexGuide(document, search))],
  ];
}

/** The paths of those files. */
export function documentPaths(document: Pick<Guide, 'guide' | 'locale' | 'revision'>): string[] {
  const { guide } = document;
  return [documentPath, packPath, markdownPath, searchPath].map((path) => path(guide, document));
}

/** The sitemap's data: when each locale of each guide was last changed, and its page where the site has pages. */
export function toSitemap({ guides }: Manifest, pages: string | undefined): Sitemap {
  return guides.map(({ guide, locales }) => ({
    guide,
    locales: locales.map(({ locale, updated: lastmod }) => ({
      locale,
      lastmod,
      ...(pages && { loc: pageUrl(pages, guide, locale) }),
    })),
  }));
}

/** JSON Lines: a header with the length of each line, then the sections as the API returns them. */
function packSections(
  { guide, locale, revision, aliases, chapters }: Guide,
  markdown: GuideMarkdown,
): string {
  const sections = chapters.flatMap(({ id: chapter, sections }) =>
    sections.map((section) => ({ id: section.id, chapter, line: JSON.stringify({ ...section, chapter }) })),
  );
  const header: PackHeader = {
    guide,
    locale,
    revision,
    ...(aliases && { aliases }),
    sections: sections.map(({ id, chapter, line }) => ({
      id,
      chapter,
      bytes: Buffer.byteLength(line),
      markdown: markdown.sections.get(id) ?? [0, 0],
    })),
  };
  return [JSON.stringify(header), ...sections.map(({ line }) => line), ''].join('\n');
}
