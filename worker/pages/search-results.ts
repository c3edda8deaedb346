/** Results of a search on a page. */
import { html, raw } from 'hono/html';
import type { Found } from '../api/run-search.ts';
import { langOf } from './lang-attributes.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { fill } from './strings/format.ts';
import type { Interface } from './strings/index.ts';

interface SearchResultsProps {
  q: string;
  found: Found;
  locale: string;
  ui: Interface;
}

/** The questions that match, as links to their pages. */
export function searchResults({ q, found, locale, ui }: SearchResultsProps): Html {
  const { strings, lang } = ui;
  const { results, nearest, meant } = found;
  const none = results.length === 0;
  const message = none
    ? fill(strings.noResults, { q })
    : meant === undefined
      ? ''
      : fill(strings.meant, { q, meant });
  const shown = none ? nearest : results;
  return html`<h1${langOf(lang, locale)}>${fill(strings.results, { q })}</h1>
${message && html`<p${langOf(lang, locale)} class="quiet">${message}</p>`}
${none && nearest.length > 0 ? html`<p${langOf(lang, locale)}>${strings.nearest}</p>` : ''}
<ul class="cards">${shown.map((result) => toCard(result, locale))}</ul>`;
}

/** The highlights are HTML whose only markup is `<mark>`. */
function toCard({ guide, id, highlights }: Found['results'][number], locale: string): Html {
  return html`<li><h2><a href="${pagePath({ guide, locale, section: id })}">${raw(highlights.heading)}</a></h2><p>${raw(highlights.text)}</p></li>`;
}
