/** Script-tag entry: defines `<edge-faq>` once, however often and in however many versions it is included. */
import { EdgeFaq } from './edge-faq.ts';

const tag = 'edge-faq';

if (customElements.get(tag)) {
  console.warn(`<${tag}> is on this page already: ${import.meta.url} can be removed.`);
} else {
  EdgeFaq.source = new URL('..', import.meta.url).href;
  customElements.define(tag, EdgeFaq);
}
