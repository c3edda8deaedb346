/** Types of the element's properties, attributes and events, for the templates of frameworks. */
import type { EdgeFaq } from '../edge-faq.ts';
import type { EdgeFaqEventMap } from '../events.ts';

/** Names of the public, writable properties. */
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
  | 'keep'
  | 'theme';

/** Properties of the element. */
export type Properties = { [N in Settable]?: EdgeFaq[N] | undefined };

/** Attributes of which the element has no property. `Flag` is the framework's type of a boolean attribute. */
export interface PlainAttributes<Flag> {
  'section-url'?: string | undefined;
  'count-searches'?: Flag | undefined;
  'keep-url'?: Flag | undefined;
  remember?: Flag | undefined;
}

/** Properties, and the attributes with other names, which also work before the element is defined and in server-rendered markup. */
export interface Attributes<Flag> extends Omit<Properties, 'open'>, PlainAttributes<Flag> {
  open?: EdgeFaq['open'] | Flag | undefined;
  'heading-level'?: EdgeFaq['headingLevel'] | `${number}` | undefined;
  'language-switch'?: Flag | undefined;
  'toggle-all'?: Flag | undefined;
}

/** Listeners as attributes prefixed with `on`, which frameworks pass to `addEventListener`. */
export type Listeners = {
  [N in keyof EdgeFaqEventMap as `on${N}`]?: ((event: EdgeFaqEventMap[N]) => void) | undefined;
};
