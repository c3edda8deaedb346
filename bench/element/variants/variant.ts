/** What is compared: the same guide on the same page, shown in different ways. */
import type { html } from 'hono/html';
import type { Guide } from '../../../schema/guide.ts';

export type Html = ReturnType<typeof html>;

export interface Variant {
  name: string;
  /** Whether it is this repository's element. */
  ours: boolean;
  /** What its page has in the head, and where the guide goes. */
  head: Html;
  faq: Html;
  /** What lies beside its page, by name. */
  files: Record<string, string>;
}

/** What a variant is made from: the guide, and where our worker answers. */
export interface Given {
  guide: Guide;
  service: string;
}

export type MakeVariant = (given: Given) => Promise<Variant>;
