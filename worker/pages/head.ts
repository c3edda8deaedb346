/** Head of a page: title, descriptions for search engines and previews, style sheet, script. */
import { html, raw } from 'hono/html';
import { addLikelySubtags } from '../../schema/locale.ts';
import { memoize } from '../cache/memoize.ts';
import { textFor } from './localized-text.ts';
import type { Html, PageProps } from './page-props.ts';
import { pageStyles } from './styles.ts';

/** Where the element's current script is. */
const ELEMENT_SCRIPT = '/embed/edge-faq.js';

export function head(props: PageProps): Html {
  const { site, locale, title, description, canonical, isIndexed, hasElement } = props;
  const { text: siteName } = textFor(site.name, locale);
  const fullTitle = title === siteName ? title : `${title} – ${siteName}`;
  return html`
<meta charset="utf-8">
<title>${fullTitle}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${site.logo?.path ?? '/icon.svg'}">
${description === undefined ? '' : html`<meta name="description" content="${description}">`}
${isIndexed ? '' : html`<meta name="robots" content="noindex">`}
${canonical === undefined ? '' : html`<link rel="canonical" href="${canonical}">`}
${hreflang(props)}
${openGraph(props, siteName)}
${props.head ?? ''}
<style>${raw(pageStyles(site.colours))}</style>
${hasElement ? html`<script type="module" src="${ELEMENT_SCRIPT}"></script>` : ''}
`;
}

/** The canonical pages in other languages; search engines want each of them to name all of them, itself included. */
function hreflang({ hreflang: alternates = [] }: PageProps): Html[] {
  return alternates.map(
    ({ locale, href }) => html`<link rel="alternate" hreflang="${locale}" href="${href}">`,
  );
}

/** Open Graph protocol (ogp.me): what a chat shows of a link. */
function openGraph(
  { locale, title, description, canonical, hasElement, image }: PageProps,
  siteName: string,
): Html {
  return html`<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${siteName}">
<meta property="og:type" content="${hasElement ? 'article' : 'website'}">
<meta property="og:locale" content="${ogLocale(locale)}">
${description === undefined ? '' : html`<meta property="og:description" content="${description}">`}
${canonical === undefined ? '' : html`<meta property="og:url" content="${canonical}">`}
${image === undefined ? '' : html`<meta property="og:image" content="${image.url}"><meta property="og:image:width" content="${image.width}"><meta property="og:image:height" content="${image.height}"><meta name="twitter:card" content="summary_large_image">`}`;
}

/** Language and region, as Open Graph names locales: `zh_TW` for `zh-Hant`. */
const ogLocale = memoize((locale) => {
  const { language, region } = addLikelySubtags(locale);
  return region === undefined ? language : `${language}_${region}`;
}, 16 * 1024);
