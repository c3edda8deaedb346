/** Events of the element: custom events that bubble and cross shadow roots (`composed`). */

import type { GuideFault } from './controllers/guide-error.ts';
import type { Guide } from './guide.ts';

/** `detail` of `edge-faq-load`: the guide that is shown. */
export type LoadDetail = Pick<Guide, 'guide' | 'locale' | 'revision'>;

/** `detail` of `edge-faq-error`: the fault, and a message for the page's developer. */
export interface ErrorDetail {
  fault: GuideFault;
  message: string;
}

/** `detail` of `edge-faq-before-toggle` and `edge-faq-toggle`: the section or chapter, and whether it is (about to be) open. */
export interface ToggleDetail {
  section: string;
  open: boolean;
}

/** `detail` of `edge-faq-reveal`: the section or chapter, as the page's URL names it. */
export interface RevealDetail {
  section: string;
}

/** `detail` of `edge-faq-search`: the query, the number of sections found, and whether the first is likely to answer the query. */
export interface SearchDetail {
  query: string;
  results: number;
  confident: boolean;
}

/** `detail` of `edge-faq-vote`: a reader's vote on a section. */
export interface VoteDetail {
  section: string;
  helpful: boolean;
}

/** Events by name. */
export interface EdgeFaqEventMap {
  'edge-faq-load': CustomEvent<LoadDetail>;
  'edge-faq-error': CustomEvent<ErrorDetail>;
  'edge-faq-before-toggle': CustomEvent<ToggleDetail>;
  'edge-faq-toggle': CustomEvent<ToggleDetail>;
  'edge-faq-reveal': CustomEvent<RevealDetail>;
  'edge-faq-search': CustomEvent<SearchDetail>;
  'edge-faq-vote': CustomEvent<VoteDetail>;
}

/** Dispatches an event; returns false where a listener called `preventDefault()`. */
export function emit<N extends keyof EdgeFaqEventMap>(
  element: Pick<EventTarget, 'dispatchEvent'>,
  name: N,
  detail: EdgeFaqEventMap[N]['detail'],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}

/**
 * `addEventListener` and `removeEventListener` typed with the element's own events, as the DOM's declarations do it: for this element
 * only, so that no other element of the page is declared to have them.
 */
export interface EventListenerMethod<Element> {
  <N extends keyof EdgeFaqEventMap>(
    type: N,
    listener: (this: Element, event: EdgeFaqEventMap[N]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  <N extends keyof HTMLElementEventMap>(
    type: N,
    listener: (this: Element, event: HTMLElementEventMap[N]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
