/** Pages about the site itself: the accessibility statement, and where to report content. */
import { html } from 'hono/html';
import type { Site } from '../../schema/site.ts';
import { contactLinks } from './footer.ts';
import { langOf } from './lang-attributes.ts';
import type { Html, PageProps } from './page-props.ts';
import { fill, formatDate } from './strings/format.ts';

/** The statement: what the pages are built for, and whom to tell of a barrier. */
export function accessibilityStatement({ site, ui, locale }: Omit<PageProps, 'title'>): Html {
  const { strings, lang } = ui;
  const { accessibilityChecked: date } = site;
  return html`<div class="prose"${langOf(lang, locale)}><h1>${strings.accessibility}</h1>
${strings.accessibilityText.map((text) => html`<p>${text}</p>`)}
${date === undefined ? '' : html`<p>${fill(strings.accessibilityChecked, { date: formatDate(date, lang) })}</p>`}
${contact(site, ui)}</div>`;
}

/** How to report content: by `form`, and whom to reach. */
export function reportInstructions({ site, ui, locale }: Omit<PageProps, 'title'>, form: Html): Html {
  const { strings, lang } = ui;
  return html`<div class="prose"${langOf(lang, locale)}><h1>${strings.report}</h1><p>${strings.reportText}</p>${form}${contact(site, ui)}</div>`;
}

function contact(site: Site, ui: PageProps['ui']): Html {
  const links = contactLinks(site, ui);
  return links.length > 0 ? html`<ul>${links}</ul>` : html`<p>${ui.strings.noContact}</p>`;
}
