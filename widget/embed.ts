/** The script-tag entry: defines `<edge-faq>` once, however often and in however many versions it is included. */
import { EdgeFaq } from './edge-faq.ts';

const tag = 'edge-faq';

if (customElements.get(tag)) {
  console.warn(
    `<${tag}>: the script is on this page more than once; the first copy stays. ${import.meta.url} can be removed.`,
  );
} else {
  EdgeFaq.source = new URL('..', import.meta.url).href;
  customElements.define(tag, EdgeFaq);
}
