/** What the element tells the page, as it happens. */
import { el } from '/gallery/shared/dom.js';

export const EVENTS = [
  'edge-faq-load',
  'edge-faq-error',
  'edge-faq-before-toggle',
  'edge-faq-toggle',
  'edge-faq-search',
  'edge-faq-vote',
];

/** Earlier ones are dropped. */
const KEPT = 20;

/** Writes every event of the element on the page into `list`, the latest first. */
export function logEvents(list) {
  for (const name of EVENTS) {
    document.addEventListener(name, ({ detail }) => {
      const time = new Date().toLocaleTimeString('en-GB');
      const entry = el(
        'li',
        {},
        el('time', {}, time),
        el('b', {}, name),
        el('code', {}, JSON.stringify(detail)),
      );
      list.prepend(entry);
      while (list.children.length > KEPT) list.lastElementChild.remove();
    });
  }
}
