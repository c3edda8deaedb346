/** What a page may set on the element, for the template languages of frameworks. */
import type { EdgeFaq } from '../edge-faq.ts';
import type { EdgeFaqEventMap } from '../events.ts';

/** Properties that are set from outside. */
type Settable =
  | 'guide'
  | 'locale'
  | 'src'
  | 'chapter'
  | 'sections'
  | 'open'
  | 'exclusive'
  | 'collapsed'
  | 'headingLevel'
  | 'search'
  | 'languageSwitch'
  | 'toggleAll'
  | 'votes'
  | 'reports'
  | 'theme';

/** Properties of the element. */
export type Properties = { [N in Settable]?: EdgeFaq[N] | undefined };

/**
 * Properties, and the attributes that have other names: those work before the element is defined and in what a server renders as
 * well. `Flag` is what a framework takes for an attribute without a value.
 */
export interface Attributes<Flag> extends Omit<Properties, 'open'> {
  open?: EdgeFaq['open'] | Flag | undefined;
  'heading-level'?: EdgeFaq['headingLevel'] | `${number}` | undefined;
  'language-switch'?: Flag | undefined;
  'toggle-all'?: Flag | undefined;
}

/** Listeners as attributes that begin with `on`, which frameworks pass on to `addEventListener`. */
export type Listeners = {
  [N in keyof EdgeFaqEventMap as `on${N}`]?: ((event: EdgeFaqEventMap[N]) => void) | undefined;
};
