/** `edge-faq-element/vue`: types of `<edge-faq>` in templates of Vue 3; its script is empty. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { EdgeFaq } from '../edge-faq.ts';
import type { EdgeFaqEventMap } from '../events.ts';
import type { PlainAttributes, Properties } from './attributes.ts';

/** The name by which Vue's tools look up an attribute of a component. */
type Camelised<Name extends string> = Name extends `${infer First}-${infer Second}`
  ? `${First}${Capitalize<Second>}`
  : Name;

/** Vue writes `false` as text where the element has no property, which counts as present. */
type Plain = PlainAttributes<true>;

type PlainProps = { [N in keyof Plain as Camelised<N>]: Plain[N] };

/** The element as Vue's tools see a component: a `ref` to it is the element, `$props` are for templates. */
export type EdgeFaqComponent = new () => EdgeFaq & {
  $props: HTMLAttributes & Properties & PlainProps & PublicProps;
  $emit: EmitFn<{ [N in keyof EdgeFaqEventMap]: (event: EdgeFaqEventMap[N]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'edge-faq': EdgeFaqComponent;
  }
}
