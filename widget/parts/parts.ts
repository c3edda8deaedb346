/** What the element loads on demand. */
import type { html, render, TemplateResult } from 'lit/html.js';
import type { Guide } from '../../content/schema.ts';
import type { EdgeFaq } from '../edge-faq.ts';

/** What a part is lent by the element; Lit came with the first script. */
export interface Lent {
  html: typeof html;
  render: typeof render;
  element: EdgeFaq;
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

/** The part `name`; undefined while it is on its way, and then `arrived` is called. Where it can't be loaded the guide does without. */
export function part<N extends keyof Parts>(name: N, arrived: () => void): Partial<Parts>[N] {
  if (!loaded[name])
    loaders[name]().then(
      (module) => {
        loaded[name] = module.default;
        arrived();
      },
      () => {},
    );
  return loaded[name];
}
