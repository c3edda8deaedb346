/** Readers of all import formats. */
import type { Format } from './format.ts';
import type { Reader } from './imported-faq.ts';
import { readCsv } from './read-csv.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readZendesk } from './read-zendesk.ts';

export const READERS = {
  markdown: readMarkdown,
  html: readHtml,
  csv: readCsv,
  zendesk: readZendesk,
} satisfies Record<Format, Reader>;
