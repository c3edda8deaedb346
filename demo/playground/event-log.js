/** Log of the element's events. */
import { el } from '/gallery/shared/dom.js';

export const EVENTS = [
  'edge-faq-load',
  'edge-faq-error',
  'edge-faq-before-toggle',
  'edge-faq-toggle',
  'edge-faq-reveal',
  'edge-faq-search',
  'edge-faq-vote',
];

const MAX_ENTRIES = 20;

/** Logs every event of the page's elements to `list`, latest first. */
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
      while (list.children.length > MAX_ENTRIES) list.lastElementChild.remove();
    });
  }
}
