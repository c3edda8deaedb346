/** Search form of a page, which works without script. */
import { html } from 'hono/html';
import { MAX_QUERY_LENGTH } from '../../schema/query.ts';
import type { GuideView } from './guide-view.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';

interface SearchFormProps {
  /** Path that the query is sent to. */
  action: string;
  label: string;
  button: string;
  q: string;
  /** The locale, where the path doesn't name it. */
  locale?: string;
}

/** The form that searches a guide. */
export function guideSearchForm(
  { guide, locale, ui: { strings } }: Pick<GuideView, 'guide' | 'locale' | 'ui'>,
  q: string,
): Html {
  const action = pagePath({ guide: guide.guide, locale });
  return searchForm({ action, label: strings.searchGuide, button: strings.search, q });
}

export function searchForm({ action, label, button, q, locale }: SearchFormProps): Html {
  const hidden = locale === undefined ? '' : html`<input type="hidden" name="locale" value="${locale}">`;
  return html`<form role="search" action="${action}">${hidden}<input type="search" name="q" value="${q}" aria-label="${label}" placeholder="${label}" maxlength="${MAX_QUERY_LENGTH}" required><button>${button}</button></form>`;
}
