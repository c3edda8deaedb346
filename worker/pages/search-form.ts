/** Search form of a page, which works without script. */
import { html } from 'hono/html';
import { MAX_TYPED_LENGTH } from '../../schema/query.ts';
import type { GuideView } from './guide-view.ts';
import { langOf } from './lang-attributes.ts';
import type { Html } from './page-props.ts';
import { pagePath } from './page-urls.ts';
import type { Interface } from './strings/index.ts';

interface SearchFormProps {
  ui: Interface;
  /** Language of the content around the form. */
  around: string;
  /** Path that the query is sent to. */
  action: string;
  label: string;
  q: string;
  /** The locale, where the path doesn't name it. */
  locale?: string;
}

/** The form that searches a guide. */
export function guideSearchForm(
  { guide, locale, ui }: Pick<GuideView, 'guide' | 'locale' | 'ui'>,
  q: string,
): Html {
  const action = pagePath({ guide: guide.guide, locale });
  return searchForm({ ui, around: locale, action, label: ui.strings.searchGuide, q });
}

export function searchForm({ ui, around, action, label, q, locale }: SearchFormProps): Html {
  const hidden = locale === undefined ? '' : html`<input type="hidden" name="locale" value="${locale}">`;
  return html`<form role="search" action="${action}"${langOf(ui.lang, around)}>${hidden}<input type="search" name="q" value="${q}" aria-label="${label}" placeholder="${label}" maxlength="${MAX_TYPED_LENGTH}" required><button type="submit">${ui.strings.search}</button></form>`;
}
