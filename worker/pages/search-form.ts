/** Search form of a page, which works without script. */
import { html } from 'hono/html';
import { MAX_QUERY_LENGTH } from '../../schema/query.ts';
import type { Html } from './page-props.ts';

interface SearchFormProps {
  /** Path that the query is sent to. */
  action: string;
  label: string;
  button: string;
  q: string;
  /** The locale, where the path doesn't name it. */
  locale?: string;
}

export function searchForm({ action, label, button, q, locale }: SearchFormProps): Html {
  const hidden = locale === undefined ? '' : html`<input type="hidden" name="locale" value="${locale}">`;
  return html`<form role="search" action="${action}">${hidden}<input type="search" name="q" value="${q}" aria-label="${label}" placeholder="${label}" maxlength="${MAX_QUERY_LENGTH}" required><button>${button}</button></form>`;
}
