/** Results of a search on a page. */
import { html, raw } from 'hono/html';
import type { Query } from '../../schema/query.ts';
import type { Found } from '../api/run-search.ts';
import { langOf } from './lang-attributes.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import { fill } from './strings/format.ts';
import type { Interface } from './strings/index.ts';

/** Questions or guides that are offered where nothing matches. */
export const MAX_OFFERED = 5;

/** Results that are shown where none is likely to be an answer. */
const MAX_UNSURE = 3;

interface SearchResultsProps {
  q: Query;
  found: Found;
  locale: string;
  ui: Interface;
  /** Cards of the chapters of what was found, in a guide that was searched. */
  chapters?: readonly Html[];
  /** Cards of what there is, offered where no question is even similar. */
  others: readonly Html[];
  /** Where all of it is. */
  all: { href: string; text: string };
}

/** The questions that match, as links to their pages; where none does or is likely to be an answer, with what is offered instead. */
export function searchResults(props: SearchResultsProps): Html {
  const { q, found, locale, ui } = props;
  const { strings, lang } = ui;
  const { results, meant } = found;
  const correction =
    meant === undefined || results.length === 0 ? '' : note(props, fill(strings.meant, { q: q.text, meant }));
  return html`${q.isTruncated ? note(props, strings.truncated) : ''}<h1${langOf(lang, locale)}>${fill(strings.results, { q: q.text })}</h1>
${correction}${resultsOrOffer(props)}`;
}

function resultsOrOffer(props: SearchResultsProps): Html {
  const { results } = props.found;
  if (results.length === 0) return nothingFound(props);
  const cards = (some: typeof results) => cardList(some.map((result) => toCard(result, props.locale)));
  if (results[0]?.confident) return cards(results);
  return html`${note(props, props.ui.strings.unsure)}${cards(results.slice(0, MAX_UNSURE))}${chapterList(props)}${linkToAll(props)}`;
}

function nothingFound(props: SearchResultsProps): Html {
  const { q, found, locale, ui, others } = props;
  const { strings } = ui;
  const similar = found.nearest.slice(0, MAX_OFFERED).map((each) => toCard(each, locale));
  const offered =
    similar.length > 0
      ? html`${labelled(props, strings.nearest, similar)}${chapterList(props)}`
      : labelled(props, strings.available, others);
  return html`${note(props, fill(strings.noResults, { q: q.text }))}${offered}${linkToAll(props)}`;
}

function chapterList(props: SearchResultsProps): Html | '' {
  return labelled(props, props.ui.strings.chapters, props.chapters ?? []);
}

function labelled({ ui, locale }: SearchResultsProps, label: string, cards: readonly Html[]): Html | '' {
  return cards.length === 0 ? '' : html`<p${langOf(ui.lang, locale)}>${label}</p>${cardList(cards)}`;
}

const cardList = (cards: readonly Html[]) => html`<ul class="cards">${cards}</ul>`;

function note({ ui, locale }: SearchResultsProps, text: string): Html {
  return html`<p${langOf(ui.lang, locale)} class="quiet">${text}</p>`;
}

function linkToAll({ ui, locale, all }: SearchResultsProps): Html {
  return html`<p${langOf(ui.lang, locale)}><a href="${all.href}">${all.text}</a></p>`;
}

/** Leads to the sentence that matches best. The highlights are HTML whose only markup is `<mark>`. */
function toCard({ guide, id, highlights, textFragment }: Found['results'][number], locale: string): Html {
  const fragment = textFragment === undefined ? '' : `#${textFragment}`;
  return html`<li><h2><a href="${pagePath({ guide, locale, section: id })}${fragment}">${raw(highlights.heading)}</a></h2><p>${raw(highlights.text)}</p></li>`;
}
