/** `edge-faq-element/solid`: types of `<edge-faq>` in JSX of Solid 1; its script is empty. */
import type { JSX } from 'solid-js';
import type { EdgeFaq } from '../edge-faq.ts';
import type { EdgeFaqEventMap } from '../events.ts';
import type { Attributes, PlainAttributes, Properties } from './attributes.ts';

/** Solid writes names in lower case before it looks for a property, so that `headingLevel` would set `headinglevel`. */
type Hyphenated = Omit<Attributes<boolean>, 'headingLevel' | 'languageSwitch' | 'toggleAll'>;

/** Names of boolean attributes. */
type Flag = { [N in keyof Hyphenated]-?: boolean extends Hyphenated[N] ? N : never }[keyof Hyphenated];

/** Names that Solid passes to a property; what has none needs `attr:` or `bool:`. */
type Bound = Omit<Hyphenated, keyof PlainAttributes<boolean>>;

type Prefixed = { [N in keyof Properties as `prop:${N}`]?: Properties[N] } & {
  [N in Exclude<keyof Hyphenated, Flag> as `attr:${N}`]?: Hyphenated[N];
} & { [N in Flag as `bool:${N}`]?: boolean | undefined };

type Listeners = {
  [N in keyof EdgeFaqEventMap as `on:${N}`]?:
    | JSX.EventHandlerWithOptionsUnion<EdgeFaq, EdgeFaqEventMap[N]>
    | undefined;
};

/** Attributes of `<edge-faq>`: those of every element, its own, with `prop:`, `attr:` and `bool:` too, and its events as `on:edge-faq-load`. */
export interface EdgeFaqAttributes extends JSX.HTMLAttributes<EdgeFaq>, Bound, Prefixed, Listeners {}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'edge-faq': EdgeFaqAttributes;
    }
  }
}
