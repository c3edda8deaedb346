/** Links of a page to what programs read instead of it. */
import { html } from 'hono/html';
import type { Site } from '../../schema/site.ts';
import type { Html } from './page-props.ts';
import { canonicalUrl, type PageSubject, pagePath } from './page-urls.ts';

const TWINS = [
  ['.md', 'text/markdown'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain'],
];

/** The twins of a page, its oEmbed response and the feed of its language, where the site has an origin. */
export function twinLinks(site: Site, subject: PageSubject): Html {
  const path = pagePath(subject);
  const twins = TWINS.map(
    ([suffix, type]) => html`<link rel="alternate" type="${type}" href="${path}${suffix}">
`,
  );
  const canonical = canonicalUrl(site, subject);
  if (site.origin === undefined || canonical === undefined) return html`${twins}`;
  const oembed = `${site.origin}/oembed?url=${encodeURIComponent(canonical)}`;
  return html`${twins}<link rel="alternate" type="application/json+oembed" href="${oembed}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml?locale=${subject.locale}">
`;
}
