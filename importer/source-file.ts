/** Reads a file of an unknown encoding, as far as it can be told, and hands it to the reader of its format. */
import { readFile } from 'node:fs/promises';
import type { Format } from './format.ts';
import type { Reader } from './imported-faq.ts';
import { readCsv } from './read-csv.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readZendesk } from './read-zendesk.ts';

/** What reads each format. */
export const READERS = {
  markdown: readMarkdown,
  html: readHtml,
  csv: readCsv,
  zendesk: readZendesk,
} satisfies Record<Format, Reader>;

/** The text of the file; throws where it is neither UTF-8 nor UTF-16 with a byte order mark. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${path} is not UTF-8: save it with that encoding`);
  }
}
