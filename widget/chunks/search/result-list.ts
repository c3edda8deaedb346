/** List of suggestions and search results: the options of the search box. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Guide, Section } from '../../guide.ts';
import { localize } from '../../locales/localize.ts';
import type { ChunkContext } from '../chunk-host.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
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

/** What the list has: completions of the text, and what was found by `search` or, until that is there, the sections that are suggested. */
export interface ShownList {
  /** The accessible name. */
  name: string | null;
  suggestions: Suggestions | undefined;
  search: ShownSearch | undefined;
}

const NO_SUGGESTIONS: Suggestions = { text: '', completions: [], sections: [] };

/** The list, and `report` below it. */
export function resultList(
  context: ChunkContext,
  { name, suggestions, search }: ShownList,
  report: TemplateResult | undefined,
): TemplateResult {
  const { lang, guide } = context;
  const { text, completions, sections } = suggestions ?? NO_SUGGESTIONS;
  const { words, questions } = localize(strings, lang);
  const completionOption = (rest: string, index: number) =>
    html`<a role="option" dir="auto" id="word:${index}" part="suggestion" lang=${guide.locale}>${text}<b>${rest}</b></a>`;
  const suggested = sections.map((section) => suggestedOption(guide, section));
  // Options aren't reached by Tab, so that browsers would make the list a tab stop, as it scrolls.
  return html`<div role="listbox" id="search:list" tabindex="-1" aria-label=${name}>
      ${completions[0] && group(words, completions.map(completionOption))}
      ${search ? foundGroups(context, search) : suggested[0] && group(questions, suggested)}
    </div>
    ${report && html`<p>${report}</p>`}`;
}

/** What was found, below a line that says what it is, which a live region has, too. */
function foundGroups(
  { guide, lang }: ChunkContext,
  { truncated, confident, sections, chapters }: ShownSearch,
): unknown {
  const labels = localize(strings, lang);
  const found = sections.map((each) => sectionOption(guide, each));
  const near = chapters.map((each) => chapterOption(guide, each));
  const message = confident
    ? labels.results + found.length.toLocaleString(lang)
    : labels[found[0] ? 'unsure' : 'suggestions'];
  const visible = truncated ? `${labels.truncated} ${message}` : message;
  return found[0]
    ? [group(message, found, visible), near[0] && group(labels.chapters, near, labels.chapters)]
    : group(message, near, visible);
}

/** `visible`: its name where it can be seen. */
function group(name: string, options: readonly TemplateResult[], visible?: string): TemplateResult {
  return html`<div role="group" aria-label=${name}>${visible && html`<p aria-hidden="true">${visible}</p>`}${options}</div>`;
}

// Ids of sections and chapters, which links lead to, have no colon.

function suggestedOption({ locale }: Guide, { id, heading }: Section): TemplateResult {
  return html`<a role="option" dir="auto" id="section:${id}" part="result suggestion" tabindex="-1" href="#${id}" lang=${locale}><b>${heading}</b></a>`;
}

function sectionOption({ locale }: Guide, { id, heading, text, textFragment }: FoundSection): TemplateResult {
  return html`<a role="option" dir="auto" id="section:${id}" part="result" tabindex="-1" href="#${id}" lang=${locale} data-text=${textFragment}><b>${marked(heading)}</b> <span>${marked(text)}</span></a>`;
}

function chapterOption({ locale }: Guide, { target, heading }: ChapterLink): TemplateResult {
  return html`<a role="option" dir="auto" id="chapter:${target}" part="near-chapter" tabindex="-1" href="#${target}" lang=${locale}>${heading}</a>`;
}

/** The API escapes all but `<mark>`. A template's markup goes through Lit's Trusted Types policy. */
function marked(markup: string): TemplateResult {
  return html(Object.assign([markup], { raw: [markup] }));
}
