/** List of search results. */
import { html, type TemplateResult } from 'lit/html.js';
import { localize } from '../../locales/localize.ts';
import type { ChunkContext } from '../chunk-host.ts';
import type { ChapterLink } from './near-chapters.ts';
import type { FoundSection } from './search-results.ts';
import { strings } from './strings.ts';

/** What is shown of a search. */
export interface ShownSearch {
  /** Whether the reader's text is longer than what was searched. */
  truncated: boolean | undefined;
  /** Whether the sections are likely to answer the query. */
  confident: boolean;
  sections: readonly FoundSection[];
  /** Chapters to look into; none where the search is confident. */
  chapters: readonly ChapterLink[];
}

/** `shown` below a line that says what it is, which a live region has, too, and `report`, which ends the list. */
export function resultList(
  context: ChunkContext,
  { truncated, confident, sections, chapters }: ShownSearch,
  report: TemplateResult | undefined,
): TemplateResult {
  const { guide, lang } = context;
  const labels = localize(strings, lang);
  const message = confident
    ? labels.results + sections.length.toLocaleString(lang)
    : labels[sections[0] ? 'unsure' : 'suggestions'];
  const list = (links: readonly TemplateResult[]) =>
    links[0] && html`<ul>${links.map((link) => html`<li lang=${guide.locale}>${link}</li>`)}</ul>`;
  return html`<p aria-hidden="true">${truncated ? `${labels.truncated} ` : ''}${message}</p>
    ${list(sections.map(sectionLink))}
    ${sections[0] && chapters[0] && html`<p>${labels.chapters}</p>`}
    ${list(chapters.map(chapterLink))}
    ${report && html`<div>${report}</div>`}`;
}

function sectionLink({ id, heading, text, textFragment }: FoundSection): TemplateResult {
  return html`<a part="result" href="#${id}" data-text=${textFragment}><b>${marked(heading)}</b> <span>${marked(text)}</span></a>`;
}

function chapterLink({ target, heading }: ChapterLink): TemplateResult {
  return html`<a part="near-chapter" href="#${target}">${heading}</a>`;
}

/** The API escapes all but `<mark>`. A template's markup goes through Lit's Trusted Types policy. */
function marked(markup: string): TemplateResult {
  return html(Object.assign([markup], { raw: [markup] }));
}
