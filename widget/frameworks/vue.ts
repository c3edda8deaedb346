/** `edge-faq/element/vue`: types of `<edge-faq>` in templates of Vue 3; its script is empty. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { EdgeFaq } from '../edge-faq.ts';
import type { EdgeFaqEventMap } from '../events.ts';
import type { Properties } from './attributes.ts';

/** The element as Vue's tools see a component: a `ref` to it is the element, `$props` are for templates. */
export type EdgeFaqComponent = new () => EdgeFaq & {
  $props: HTMLAttributes & Properties & PublicProps;
  $emit: EmitFn<{ [N in keyof EdgeFaqEventMap]: (event: EdgeFaqEventMap[N]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'edge-faq': EdgeFaqComponent;
  }
}
