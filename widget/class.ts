/** `edge-faq/element/class`: the class and its types. Importing it does nothing: whoever does names the tag, or extends it. */
export type { Chapter, Guide, Section } from '../schema/guide.ts';
export type { GuideFault } from './controllers/fetch-guide.ts';
export { EdgeFaq, type Theme } from './edge-faq.ts';
export type {
  EdgeFaqEventMap,
  ErrorDetail,
  LoadDetail,
  SearchDetail,
  ToggleDetail,
  VoteDetail,
} from './events.ts';
