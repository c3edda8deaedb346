/** Footer of every page: links of the publisher, contact, imprint, accessibility and reports; in print its URL instead of links. */
import { html } from 'hono/html';
import type { Site } from '../../schema/site.ts';
import { langOf } from './lang-attributes.ts';
import { textFor } from './localized-text.ts';
import type { Html, PageProps } from './page-props.ts';
import type { Interface } from './strings/index.ts';

export function footer({ site, locale, ui, canonical, reported = '' }: PageProps): Html {
  const { strings, lang } = ui;
  const links = site.links.map(({ text, url }) => {
    const label = textFor(text, locale);
    return html`<li><a href="${textFor(url, locale).text}"${langOf(label.lang ?? locale, lang)}>${label.text}</a></li>`;
  });
  const imprint = site.imprint === undefined ? undefined : textFor(site.imprint, locale);
  return html`<footer aria-label="${strings.footer}"${langOf(lang, locale)}><div class="wrap"${canonical === undefined ? '' : html` data-url="${canonical}"`}>
<ul class="row">${links}${contactLinks(site, ui)}
<li><a href="/accessibility?locale=${locale}">${strings.accessibility}</a></li>
<li><a href="/report?locale=${locale}${reported}">${strings.report}</a></li></ul>
${imprint ? html`<p class="imprint"${langOf(imprint.lang ?? locale, lang)}>${imprint.text}</p>` : ''}
</div></footer>`;
}

/** Ways to reach the publisher, as items of a list. */
export function contactLinks({ contact = {} }: Pick<Site, 'contact'>, { strings }: Interface): Html[] {
  const { email, url, phone = '' } = contact;
  // A number is broken nowhere, so that the line ends before it.
  const unbroken = phone.replaceAll(' ', '\u00a0');
  return [
    ...(url === undefined ? [] : [html`<li><a href="${url}">${strings.contact}</a></li>`]),
    ...(email === undefined ? [] : [html`<li><a href="mailto:${email}">${strings.email}: ${email}</a></li>`]),
    ...(phone === ''
      ? []
      : [html`<li><a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${strings.phone}: ${unbroken}</a></li>`]),
  ];
}
