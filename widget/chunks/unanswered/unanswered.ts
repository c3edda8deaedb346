/** Report that a guide doesn't answer a question: one request a query, which the API counts like a search that finds nothing. */
import { html, type TemplateResult } from 'lit/html.js';
import { localize } from '../../locales/localize.ts';
import { adoptStyles } from '../adopt-styles.ts';
import type { ChunkContext, ChunkHost, UnansweredSearch } from '../chunk-host.ts';
import { postJson } from '../post-json.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { setLit } from '../lit.ts';

/** What became of a report. */
type Status = 'pending' | 'reported' | 'failed';

/** By element: the reports, by what was searched and for what. */
const statuses = new WeakMap<ChunkHost, Map<string, Status>>();

/** The button that reports a search, and what became of it, which a live region of the search has, too. */
export default function unanswered(
  { element, lang }: ChunkContext,
  { query, guide: { guide, locale }, url, onChange }: UnansweredSearch,
): TemplateResult {
  adoptStyles(element, styles);
  const labels = localize(strings, lang);
  const reports = statuses.get(element) ?? new Map<string, Status>();
  statuses.set(element, reports);
  const key = [guide, locale, query].join();
  const status = reports.get(key);
  const isClosed = !!status && status !== 'failed';
  const set = (next: Status) => {
    reports.set(key, next);
    onChange(textOf(next), next === 'reported');
  };
  const textOf = (which: Status | undefined) => (which && which !== 'pending' ? labels[which] : '');
  const report = async () => {
    if (isClosed) return;
    set('pending');
    const response = await postJson(url, { query, guide, locale, results: 0 });
    set(response?.ok ? 'reported' : 'failed');
  };
  // A press leaves the focus where it is: Safari would take it out of the search, which closes the list.
  return html`<button part="unanswered" aria-disabled=${isClosed} @mousedown=${keepFocus} @click=${report}>${labels.report}</button>
    <span aria-hidden="true">${textOf(status)}</span>`;
}

const keepFocus = (event: Event) => event.preventDefault();
