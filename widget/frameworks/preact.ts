/** `edge-faq-element/preact`: types of `<edge-faq>` in JSX of Preact; its script is empty. */
import type { HTMLAttributes } from 'preact';
import type { EdgeFaq } from '../edge-faq.ts';
import type { Attributes, Listeners } from './attributes.ts';

/** Attributes of `<edge-faq>`: those of every element with `ref`, `key` and `children`, its own, and its events as `onedge-faq-load`. */
export interface EdgeFaqAttributes
  extends HTMLAttributes<EdgeFaq>,
    Omit<Attributes<boolean>, 'keep-url'>,
    Listeners {
  /** Preact takes a name whose fifth character is a hyphen for `aria-…` or `data-…`, and writes `false` as text, which counts as present. */
  'keep-url'?: true | undefined;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'edge-faq': EdgeFaqAttributes;
    }
  }
}
