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

/** Whether a reader can report content: by a form, or to a contact. */
export const canReport = ({ site, ui }: Pick<PageProps, 'site' | 'ui'>, hasForm: boolean): boolean =>
  hasForm || contactLinks(site, ui).length > 0;

/** How to report content, as the description says: what it is about, the form where there is one, and whom to reach. */
export function reportInstructions(
  { site, ui, locale, description }: Omit<PageProps, 'title'>,
  subject: Html | '',
  form: Html | '',
): Html {
  const { strings, lang } = ui;
  const links = contactLinks(site, ui);
  return html`<div class="prose"${langOf(lang, locale)}><h1>${strings.report}</h1><p>${description}</p>${subject}${form}${links.length > 0 ? html`<ul>${links}</ul>` : ''}</div>`;
}

function contact(site: Site, ui: PageProps['ui']): Html {
  const links = contactLinks(site, ui);
  return links.length > 0 ? html`<ul>${links}</ul>` : html`<p>${ui.strings.noContact}</p>`;
}
