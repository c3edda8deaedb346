/** Variants of the benchmark: the same guide on the same page, shown by different elements. */
import type { html } from 'hono/html';
import type { Guide } from '../../../schema/guide.ts';

export type Html = ReturnType<typeof html>;

export interface Variant {
  name: string;
  /** False for this repository's element. */
  isPeer: boolean;
  /** Markup in the page's head, and in place of the guide. */
  head: Html;
  body: Html;
  /** Files beside the page: contents by name. */
  files: Record<string, string | Uint8Array>;
}

/** Input of all variants. */
export interface VariantContext {
  guide: Guide;
  /** Origin of the worker. */
  apiOrigin: string;
}

/** Its name is reported if it throws. */
export type VariantFactory = (context: VariantContext) => Promise<Variant>;
