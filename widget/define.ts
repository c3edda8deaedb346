/** `edge-faq-element`: defines `<edge-faq>`, once on a page; does nothing where there are no custom elements, as on a server. */
import { EdgeFaq } from './class.ts';

export * from './class.ts';

const tag = 'edge-faq';

if (typeof customElements !== 'undefined' && customElements.get(tag) !== EdgeFaq) {
  if (customElements.get(tag))
    console.warn(`<${tag}> is on this page already: this package leaves it as it is.`);
  else customElements.define(tag, EdgeFaq);
}
