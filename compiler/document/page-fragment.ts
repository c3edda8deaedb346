/** Page of an edition: the element's content as HTML, whose links to sections need no script. */
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { Guide } from '../../schema/guide.ts';
import { OWN_PAGES, sectionUrl } from '../../schema/page-url.ts';
import { type Fragment, renderFragment } from '../../widget/ssr/render-fragment.ts';

/** Texts that may have a link to a section; only these are parsed. */
const FRAGMENT_LINK = 'href="#';

/** The fragment of the page of `document`. */
export function renderPage(document: Guide): Fragment {
  return renderFragment(linkToPages(document), { headingLevel: 1 });
}

/**
 * `document` with its links to its own sections as paths of their pages: without script, a browser finds no fragment in a shadow root.
 * Links to chapters, and to notes in an answer, stay.
 */
function linkToPages(document: Guide): Guide {
  const { guide, locale, intro, chapters, summary } = document;
  const urls = new Map(
    chapters.flatMap(({ sections }) =>
      sections.map(({ id }) => [`#${id}`, sectionUrl(OWN_PAGES, guide, locale, id)]),
    ),
  );
  const link = <P extends { html: string }>(part: P): P => ({ ...part, html: replaceLinks(part.html, urls) });
  return {
    ...document,
    intro: link(intro),
    chapters: chapters.map((chapter) => ({ ...chapter, sections: chapter.sections.map(link) })),
    ...(summary && { summary: link(summary) }),
  };
}

/** `html` with other URLs in its links, byte for byte the same apart from them. */
function replaceLinks(html: string, urls: ReadonlyMap<unknown, string>): string {
  if (!html.includes(FRAGMENT_LINK)) return html;
  let replaced = '';
  let end = 0;
  visit(fromHtml(html, { fragment: true, verbose: true }), 'element', ({ properties, data }) => {
    const url = urls.get(properties['href']);
    const attribute = data?.position?.properties?.['href'];
    const [from, to] = [attribute?.start.offset, attribute?.end.offset];
    if (url === undefined || from === undefined || to === undefined) return;
    replaced += `${html.slice(end, from)}href="${url}"`;
    end = to;
  });
  return replaced + html.slice(end);
}
