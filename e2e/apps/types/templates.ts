/** Type tests of templates in Vue and Svelte: correct use compiles, wrong use doesn’t. */
import type {} from 'edge-faq-element/preact';
import type {} from 'edge-faq-element/solid';
import type {} from 'edge-faq-element/svelte';
import type {} from 'edge-faq-element/vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

type Component = InstanceType<GlobalComponents['edge-faq']>;
export const vue: Component['$props'] = {
  guide: 'overdue-loan',
  headingLevel: 3,
  theme: 'card',
  sectionUrl: '/help/{section}',
  keepUrl: true,
  remember: undefined,
  class: 'wide',
};
export const listen = (faq: Component) =>
  faq.$emit('edge-faq-toggle', new CustomEvent('', { detail: { section: '', open: true } }));
export const svelte: SvelteHTMLElements['edge-faq'] = {
  guide: 'overdue-loan',
  'heading-level': 3,
  'language-switch': true,
  toggleAll: false,
  'keep-url': true,
  remember: undefined,
  class: 'wide',
  'onedge-faq-load': ({ detail }) => console.log(detail.guide.length),
};
// @ts-expect-error: unknown theme
export const wrongVue: Component['$props'] = { theme: 'dark' };
// @ts-expect-error: unknown theme
export const wrongSvelte: SvelteHTMLElements['edge-faq'] = { theme: 'dark' };
// @ts-expect-error: Vue writes `false` as text, which counts as present
export const falseVue: Component['$props'] = { remember: false };
// @ts-expect-error: Svelte writes `false` as text, which counts as present
export const falseSvelte: SvelteHTMLElements['edge-faq'] = { 'keep-url': false };
