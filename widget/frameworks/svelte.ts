/** `edge-faq/element/svelte`: `<edge-faq>` in templates of Svelte 5. Types only; there is nothing in its script. */
import type { HTMLAttributes } from 'svelte/elements';
import type { EdgeFaq } from '../edge-faq.ts';
import type { Attributes, Listeners } from './attributes.ts';

/**
 * Attributes of `<edge-faq>`: those of every element, its own, and its events as `onedge-faq-load`. Of attributes without a value
 * Svelte would write `false` as a text, which is a value: set the property, `languageSwitch={false}`.
 */
export interface EdgeFaqAttributes extends HTMLAttributes<EdgeFaq>, Attributes<true>, Listeners {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'edge-faq': EdgeFaqAttributes;
  }
}
