/** What the element tells the page, all by events that bubble and leave shadow roots. */
import type { Guide } from '../schema/guide.ts';
import type { GuideFault } from './controllers/fetch-guide.ts';

/** `detail` of `edge-faq-load`: what is shown. */
export type LoadDetail = Pick<Guide, 'guide' | 'locale' | 'revision'>;

/** `detail` of `edge-faq-error`: the fault, and a message for the page's developer. */
export interface ErrorDetail {
  fault: GuideFault;
  message: string;
}

/** `detail` of `edge-faq-before-toggle` and `edge-faq-toggle`: the section (or chapter), and whether it will be or is open. */
export interface ToggleDetail {
  section: string;
  open: boolean;
}

/** `detail` of `edge-faq-search`: what was looked for, and how many sections were found. */
export interface SearchDetail {
  query: string;
  results: number;
}

/** `detail` of `edge-faq-vote`: what a reader said of a section. */
export interface VoteDetail {
  section: string;
  helpful: boolean;
}

/** Every event by its name. */
export interface EdgeFaqEventMap {
  'edge-faq-load': CustomEvent<LoadDetail>;
  'edge-faq-error': CustomEvent<ErrorDetail>;
  'edge-faq-before-toggle': CustomEvent<ToggleDetail>;
  'edge-faq-toggle': CustomEvent<ToggleDetail>;
  'edge-faq-search': CustomEvent<SearchDetail>;
  'edge-faq-vote': CustomEvent<VoteDetail>;
}

/** Tells the page; false where it is a question and the page said no. */
export function announce<N extends keyof EdgeFaqEventMap>(
  element: Pick<EventTarget, 'dispatchEvent'>,
  name: N,
  detail: EdgeFaqEventMap[N]['detail'],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}

/**
 * `addEventListener` of an element that tells more than others do. As the DOM's own declarations have it, the events belong to the
 * type of that element alone: no other element of the page is said to have them.
 */
export interface Listening<Element> {
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
