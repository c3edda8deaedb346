/** `edge-faq-element/class`: the class and its types. Importing it has no side effects: define it under a tag of your own, or extend it. */

export type { Theme } from './configured-element.ts';
export type { GuideFault } from './controllers/guide-error.ts';
export { EdgeFaq } from './edge-faq.ts';
export type {
  EdgeFaqEventMap,
  ErrorDetail,
  LoadDetail,
  SearchDetail,
  ToggleDetail,
  VoteDetail,
} from './events.ts';
export type { Chapter, Guide, Section } from './guide.ts';
