/** `edge-faq-element/react`: types of `<edge-faq>` in JSX of React 19; its script is empty. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { EdgeFaq } from '../edge-faq.ts';
import type { Attributes, Listeners } from './attributes.ts';

/** Props of `<edge-faq>`: those of every element with `ref`, `key` and `children`, its own, and its events as `onedge-faq-load`. */
export interface EdgeFaqProps
  extends DetailedHTMLProps<HTMLAttributes<EdgeFaq>, EdgeFaq>,
    Attributes<boolean>,
    Listeners {}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'edge-faq': EdgeFaqProps;
    }
  }
}
