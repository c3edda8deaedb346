/** Files of an edition: document, section pack, Markdown, search index and their digests; and the sitemap's data. */
import type { EditionFile, EditionIntegrity } from '../../schema/edition-integrity.ts';
import type { Guide } from '../../schema/guide.ts';
import { seal, sha256 } from '../../schema/integrity.ts';
import type { Manifest, Sitemap } from '../../schema/manifest.ts';
import { editionPaths, integrityPath } from '../../schema/paths.ts';
import type { PackHeader } from '../../schema/section-pack.ts';
import { indexGuide } from '../index/index-guide.ts';
import type { SearchTerms } from '../index/search-terms.ts';
import { pageUrl } from '../render/links.ts';
import type { GuideMarkdown } from './guide-markdown.ts';

/** What names the files of an edition. */
export type EditionName = Pick<Guide, 'guide' | 'locale' | 'revision'>;

/** The files of `document`; paths are relative to the folder of static assets. */
export async function documentFiles(
  document: Guide,
  markdown: GuideMarkdown,
  search: SearchTerms,
): Promise<[path: string, text: string][]> {
  const { guide } = document;
  const texts = {
    document: JSON.stringify(document),
    sections: packSections(document, markdown),
    markdown: markdown.text,
    search: JSON.stringify(indexGuide(document, search)),
  };
  return [
    [editionPaths.document(guide, document), texts.document],
    [editionPaths.sections(guide, document), texts.sections],
    [editionPaths.markdown(guide, document), texts.markdown],
    [editionPaths.search(guide, document), texts.search],
    [integrityPath(guide, document), await sealEdition(document, texts)],
  ];
}

/** The paths of those files. */
export function documentPaths(document: EditionName): string[] {
  const { guide } = document;
  return [...Object.values(editionPaths), integrityPath].map((path) => path(guide, document));
}

/** The integrity file of an edition with these files. */
export async function sealEdition(
  { guide, locale, revision }: EditionName,
  texts: Record<EditionFile, string>,
): Promise<string> {
  const digests = {
    document: await sha256(texts.document),
    sections: await sha256(texts.sections),
    markdown: await sha256(texts.markdown),
    search: await sha256(texts.search),
  };
  return seal({ guide, locale, revision, digests } satisfies EditionIntegrity);
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
