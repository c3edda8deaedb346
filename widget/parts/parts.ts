/** What the element loads on demand. */
import type { html, TemplateResult } from 'lit/html.js';
import type { Guide } from '../../content/schema.ts';
import type { EdgeFaq } from '../edge-faq.ts';

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

const loaders: { [N in keyof Parts]: () => Promise<{ default: Parts[N] }> } = {
  deepLink: () => import('./deep-link/deep-link.ts'),
  toolbar: () => import('./toolbar/toolbar.ts'),
  actions: () => import('./actions/actions.ts'),
};

const loaded: Partial<Parts> = {};

/** Loads the part `name`, once. Where it can't be loaded the guide does without. */
export async function load<N extends keyof Parts>(name: N): Promise<void> {
  await loaders[name]().then(
    (module) => {
      loaded[name] = module.default;
    },
    () => {},
  );
}

/** The part `name`; undefined while it is on its way, and then `arrived` is called. */
export function part<N extends keyof Parts>(name: N, arrived: () => void): Partial<Parts>[N] {
  if (!loaded[name]) load(name).then(() => loaded[name] && arrived());
  return loaded[name];
}
