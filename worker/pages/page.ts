/** Shell of every page: head, header, breadcrumb and footer around its main content. */
import { html } from 'hono/html';
import type { Site } from '../../schema/site.ts';
import { footer } from './footer.ts';
import { head } from './head.ts';
import { langOf } from './lang-attributes.ts';
import { textFor } from './localized-text.ts';
import type { Html, PageProps } from './page-props.ts';
import { languageName } from './strings/format.ts';
import { directionFor } from './strings/index.ts';

/** The document up to its main content. */
export function startPage(props: PageProps): Html {
  const { locale, ui, site } = props;
  return html`<!doctype html>
<html lang="${locale}" dir="${directionFor(locale)}">
<head>${head(props)}</head>
<body>
<a class="skip" href="#main"${langOf(ui.lang, locale)}>${ui.strings.skip}</a>
<header class="top"><div class="wrap">
${brand(site, locale)}
${languageSwitch(props)}
</div></header>
${breadcrumb(props)}
<main id="main" tabindex="-1"><div class="wrap">
`;
}

/** The document from the end of its main content. */
export function endPage(props: PageProps): Html {
  return html`
</div></main>
${footer(props)}
</body>
</html>
`;
}

function brand({ name, logo }: Site, locale: string): Html {
  const { text, lang } = textFor(name, locale);
  const image = logo
    ? html`<img src="${logo.path}" width="${logo.width}" height="${logo.height}" alt="">`
    : '';
  return html`<a class="brand" href="/?locale=${locale}"${langOf(lang, locale)}>${image}<span>${text}</span></a>`;
}

/** Links to the page in its other languages, each named in itself. */
function languageSwitch({ alternates, locale, ui }: PageProps): Html | '' {
  if (alternates.length < 2) return '';
  const items = alternates.map(({ locale: each, href }) => {
    const current = each === locale ? html` aria-current="true"` : html` hreflang="${each}"`;
    return html`<li><a href="${href}"${current}${langOf(each, ui.lang, locale)}>${languageName(each)}</a></li>`;
  });
  return html`<nav class="languages" aria-label="${ui.strings.languages}"${langOf(ui.lang, locale, ui.lang)}><ul class="row">${items}</ul></nav>`;
}

function breadcrumb({ crumbs, locale, ui }: PageProps): Html | '' {
  if (crumbs.length < 2) return '';
  const items = crumbs.map(({ text, lang = locale, href }) => {
    const language = langOf(lang, ui.lang, locale);
    return href === undefined
      ? html`<li aria-current="page"${language}>${text}</li>`
      : html`<li><a href="${href}"${language}>${text}</a></li>`;
  });
  return html`<nav class="crumbs wrap" aria-label="${ui.strings.breadcrumb}"${langOf(ui.lang, locale, ui.lang)}><ol>${items}</ol></nav>`;
}
