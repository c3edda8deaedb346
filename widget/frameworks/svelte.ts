/** `edge-faq-element/svelte`: types of `<edge-faq>` in templates of Svelte 5; its script is empty. */
import type { HTMLAttributes } from 'svelte/elements';
import type { EdgeFaq } from '../edge-faq.ts';
import type { Attributes, Listeners } from './attributes.ts';

/**
 * Attributes of `<edge-faq>`: those of every element, its own, and its events as `onedge-faq-load`. Svelte writes
 * a `false` boolean attribute of another name as text, which counts as present: set the property, `languageSwitch={false}`.
 */
export interface EdgeFaqAttributes extends HTMLAttributes<EdgeFaq>, Attributes<true>, Listeners {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'edge-faq': EdgeFaqAttributes;
  }
}
