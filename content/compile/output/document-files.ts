/** The files that one document becomes: itself, its sections one a line, its search data. */
import {
  documentPath,
  type Guide,
  type Manifest,
  type PackHeader,
  packPath,
  type SearchData,
  type Sitemap,
  searchPath,
} from '../../schema.ts';
import { pageAddress } from '../answer/links.ts';
import { fold } from './fold.ts';

/** The files of `document` under the folder of static assets, by path. */
export function documentFiles(document: Guide): [path: string, text: string][] {
  const { guide } = document;
  return [
    [documentPath(guide, document), JSON.stringify(document)],
    [packPath(guide, document), packSections(document)],
    [searchPath(guide, document), JSON.stringify(searchData(document))],
  ];
}

/** The paths of those files. */
export function documentPaths(document: Guide): string[] {
  const { guide } = document;
  return [documentPath, packPath, searchPath].map((path) => path(guide, document));
}

/** When each locale of each guide was last changed, and on which page it is shown. */
export function sitemapFacts({ guides }: Manifest, pages: string | undefined): Sitemap {
  return guides.map(({ guide, locales }) => ({
    guide,
    locales: locales.map(({ locale, updated: lastmod }) => ({
      locale,
      lastmod,
      ...(pages && { loc: pageAddress(pages, guide, locale) }),
    })),
  }));
}

/** JSON Lines: a header that tells the length of each line, then the sections as the API answers them. */
function packSections({ guide, locale, revision, aliases, chapters }: Guide): string {
  const sections = chapters.flatMap(({ id: chapter, sections }) =>
    sections.map((section) => ({ id: section.id, chapter, line: JSON.stringify({ ...section, chapter }) })),
  );
  const header: PackHeader = {
    guide,
    locale,
    revision,
    ...(aliases && { aliases }),
    sections: sections.map(({ id, chapter, line }) => ({ id, chapter, bytes: Buffer.byteLength(line) })),
  };
  return [JSON.stringify(header), ...sections.map(({ line }) => line), ''].join('\n');
}

function searchData({ guide, locale, revision, chapters }: Guide): SearchData {
  const sections = chapters.flatMap(({ sections }) => sections);
  return {
    guide,
    locale,
    revision,
    sections: sections.map(({ id, heading, text }) => ({ id, heading: fold(heading), text: fold(text) })),
  };
}
