/** What the element loads on demand. */
import type { html, TemplateResult } from 'lit/html.js';
import type { Guide } from '../../schema/guide.ts';
import type { EdgeFaq } from '../edge-faq.ts';
import { onDemand } from './on-demand.ts';

/** What of the element a part may use. */
export type Lender = Pick<
  EdgeFaq,
  | 'base'
  | 'collapseAll'
  | 'content'
  | 'dispatchEvent'
  | 'exclusive'
  | 'expandAll'
  | 'id'
  | 'languageSwitch'
  | 'locale'
  | 'reports'
  | 'requestUpdate'
  | 'search'
  | 'shadowRoot'
  | 'toggleAll'
  | 'votes'
>;

/** What a part is lent by the element; Lit came with the first script. */
export interface Lent {
  html: typeof html;
  render: (template: TemplateResult, place: HTMLElement) => unknown;
  element: Lender;
  /** The guide that is shown. */
  guide: Guide;
  /** Ids of the sections that are open. */
  open: ReadonlySet<string>;
  /** The language that the element speaks: that of its own strings. */
  lang: string;
}

interface Parts {
  /** Leads to the section that the page's address names. */
  deepLink: (elements: Iterable<EdgeFaq>) => void;
  /** The row above the guide. */
  toolbar: (lent: Lent) => TemplateResult;
  /** The row below the answer of `section`. */
  actions: (lent: Lent, section: string) => TemplateResult;
}

export const { load, part } = onDemand<Parts>({
  deepLink: () => import('./deep-link/deep-link.ts'),
  toolbar: () => import('./toolbar/toolbar.ts'),
  actions: () => import('./actions/actions.ts'),
});
