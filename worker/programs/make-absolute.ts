/** Absolute URLs in compiled HTML, for programs that show it elsewhere. */

import type { Site } from '../../schema/site.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import { canonicalUrl, type PageSubject } from '../pages/page-urls.ts';

/** A path or a fragment in compiled HTML, where text has no `<`, and these attributes come first. */
const RELATIVE = /(<(?:img src|a href)=")([/#][^"]*)"/g;

/** The `html` of a section with absolute URLs of its images, and of its links to other parts of the guide, of which `sections` have pages. */
export function makeAbsolute(
  html: string,
  site: Site & { origin: string },
  { guide, locale }: PageSubject,
  sections: ReadonlySet<string>,
): string {
  return html.replaceAll(RELATIVE, (_, start: string, url: string) => {
    if (url.startsWith('/')) return `${start}${site.origin}${url}"`;
    const id = url.slice(1);
    const target = sections.has(id)
      ? canonicalUrl(site, { guide, locale, section: id })
      : `${canonicalUrl(site, { guide, locale }) ?? ''}${url}`;
    return `${start}${escapeHtml(target ?? url)}"`;
  });
}
