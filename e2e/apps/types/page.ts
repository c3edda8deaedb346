/** Type tests of a partner’s script: correct use compiles, wrong use doesn’t. */
import type { EdgeFaq, EdgeFaqEventMap } from 'edge-faq-element';
import { EdgeFaq as EdgeFaqClass, type Theme, type ToggleDetail } from 'edge-faq-element/class';

const existing = document.querySelector('edge-faq');
const created: EdgeFaq = document.createElement('edge-faq');
const theme: Theme = 'card';
created.guide = 'overdue-loan';
created.theme = theme;
created.headingLevel = 3;
const shown: boolean | undefined = existing?.show('get-in-touch');
EdgeFaqClass.source = 'https://faq.example';
class Extended extends EdgeFaqClass {}
created.addEventListener(
  'edge-faq-toggle',
  function (event) {
    const { section, open }: ToggleDetail = event.detail;
    const level: number = this.headingLevel;
    console.log(section.length, open, level, event.defaultPrevented);
  },
  { once: true },
);
created.addEventListener('click', (event) => console.log(event.clientX));
created.addEventListener('my-own', (event) => console.log(event.type));
const onError = ({ detail }: EdgeFaqEventMap['edge-faq-error']) =>
  console.log(detail.fault === 'unavailable');
created.addEventListener('edge-faq-error', onError);
created.removeEventListener('edge-faq-error', onError);
console.log(existing, shown, Extended);

// @ts-expect-error: listener for the detail of another event
created.addEventListener('edge-faq-load', onError);
// @ts-expect-error: unknown member of the detail
created.addEventListener('edge-faq-toggle', ({ detail }) => detail.guide);
// @ts-expect-error: unknown theme
created.theme = 'dark';
// @ts-expect-error: must be a number
created.headingLevel = '3';
// @ts-expect-error: not a public member
created.busy = true;
// @ts-expect-error: other elements don't have the events
document.createElement('button').addEventListener('edge-faq-toggle', ({ detail }) => detail);
