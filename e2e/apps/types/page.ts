/** A partner’s script: what compiles, and what must not. */
import type { EdgeFaq, EdgeFaqEventMap } from 'edge-faq/element';
import { EdgeFaq as Same, type Theme, type ToggleDetail } from 'edge-faq/element/class';

const found = document.querySelector('edge-faq');
const made: EdgeFaq = document.createElement('edge-faq');
const theme: Theme = 'card';
made.guide = 'overdue-loan';
made.theme = theme;
made.headingLevel = 3;
const shown: boolean | undefined = found?.show('get-in-touch');
Same.source = 'https://faq.example';
class Extended extends Same {}
made.addEventListener(
  'edge-faq-toggle',
  function (event) {
    const { section, open }: ToggleDetail = event.detail;
    const level: number = this.headingLevel;
    console.log(section.length, open, level, event.defaultPrevented);
  },
  { once: true },
);
made.addEventListener('click', (event) => console.log(event.clientX));
made.addEventListener('my-own', (event) => console.log(event.type));
const hear = ({ detail }: EdgeFaqEventMap['edge-faq-error']) => console.log(detail.fault === 'unavailable');
made.addEventListener('edge-faq-error', hear);
made.removeEventListener('edge-faq-error', hear);
console.log(found, shown, Extended);

// @ts-expect-error: the detail of another event
made.addEventListener('edge-faq-load', hear);
// @ts-expect-error: no such member
made.addEventListener('edge-faq-toggle', ({ detail }) => detail.guide);
// @ts-expect-error: no such look
made.theme = 'dark';
// @ts-expect-error: a number
made.headingLevel = '3';
// @ts-expect-error: what is shown is the element's to say
made.busy = true;
// @ts-expect-error: other elements don't have the events
document.createElement('button').addEventListener('edge-faq-toggle', ({ detail }) => detail);
