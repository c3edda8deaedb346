/** Results of a search on a page. */
import { html, raw } from 'hono/html';
import type { Found } from '../api/run-search.ts';
import { langOf } from './lang-attributes.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { fill } from './strings/format.ts';
import type { Interface } from './strings/index.ts';

/** Questions or guides that are offered where nothing matches. */
export const MAX_OFFERED = 5;

/** Questions that are shown where none is likely to be the one. */
const MAX_UNSURE = 3;

interface SearchResultsProps {
  q: string;
  found: Found;
  locale: string;
  ui: Interface;
  /** Cards of what there is, offered where no question is even similar. */
  others: readonly Html[];
  /** Cards of the chapters to look into where no question is likely to be the one; by default none. */
  chapters?: readonly Html[];
  /** Where all of it is. */
  all: { href: string; text: string };
}

/** The questions that match, as links to their pages; where none does, what is offered instead. */
export function searchResults(props: SearchResultsProps): Html {
  const { q, found, locale, ui } = props;
  const { strings, lang } = ui;
  const { results, meant } = found;
  const correction =
    meant === undefined
      ? ''
      : html`<p${langOf(lang, locale)} class="quiet">${fill(strings.meant, { q, meant })}</p>`;
  return html`<h1${langOf(lang, locale)}>${fill(strings.results, { q })}</h1>
${results.length === 0 ? nothingFound(props) : html`${correction}${results[0]?.confident ? cardsOf(results, locale) : unsureResults(props)}`}`;
}

/** The closest questions, and the chapters that they are in. */
function unsureResults({ found, locale, ui, chapters = [], all }: SearchResultsProps): Html {
  const { strings, lang } = ui;
  const label = (text: string) => html`<p${langOf(lang, locale)}>${text}</p>`;
  return html`${label(strings.unsure)}${cardsOf(found.results.slice(0, MAX_UNSURE), locale)}
${chapters.length === 0 ? '' : html`${label(strings.chapters)}<ul class="cards">${chapters}</ul>`}
<p${langOf(lang, locale)}><a href="${all.href}">${all.text}</a></p>`;
}

function nothingFound({ q, found, locale, ui, others, all }: SearchResultsProps): Html {
  const { strings, lang } = ui;
  const similar = found.nearest.slice(0, MAX_OFFERED);
  const cards = similar.length > 0 ? similar.map((each) => toCard(each, locale)) : others;
  const label = similar.length > 0 ? strings.nearest : strings.available;
  const offered =
    cards.length === 0 ? '' : html`<p${langOf(lang, locale)}>${label}</p><ul class="cards">${cards}</ul>`;
  return html`<p${langOf(lang, locale)} class="quiet">${fill(strings.noResults, { q })}</p>
${offered}<p${langOf(lang, locale)}><a href="${all.href}">${all.text}</a></p>`;
}

function cardsOf(results: Found['results'], locale: string): Html {
  return html`<ul class="cards">${results.map((result) => toCard(result, locale))}</ul>`;
}

/** The highlights are HTML whose only markup is `<mark>`. */
function toCard({ guide, id, highlights }: Found['results'][number], locale: string): Html {
  return html`<li><h2><a href="${pagePath({ guide, locale, section: id })}">${raw(highlights.heading)}</a></h2><p>${raw(highlights.text)}</p></li>`;
}
