/** Type tests of templates in Vue and Svelte: correct use compiles, wrong use doesn’t. */
import type {} from 'edge-faq/element/svelte';
import type {} from 'edge-faq/element/vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

type Component = InstanceType<GlobalComponents['edge-faq']>;
export const vue: Component['$props'] = {
  guide: 'overdue-loan',
  headingLevel: 3,
  theme: 'card',
  class: 'wide',
};
export const listen = (faq: Component) =>
  faq.$emit('edge-faq-toggle', new CustomEvent('', { detail: { section: '', open: true } }));
export const svelte: SvelteHTMLElements['edge-faq'] = {
  guide: 'overdue-loan',
  'heading-level': 3,
  'language-switch': true,
  toggleAll: false,
  class: 'wide',
  'onedge-faq-load': ({ detail }) => console.log(detail.guide.length),
};
// @ts-expect-error: unknown theme
export const wrongVue: Component['$props'] = { theme: 'dark' };
// @ts-expect-error: unknown theme
export const wrongSvelte: SvelteHTMLElements['edge-faq'] = { theme: 'dark' };
