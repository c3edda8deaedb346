/** Reads a file of an unknown encoding and format, as far as both can be told. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Reader } from './imported-faq.ts';
import { readCsv } from './read-csv.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readZendesk } from './read-zendesk.ts';

/** What an FAQ can be imported from. */
export const READERS = {
  markdown: readMarkdown,
  html: readHtml,
  csv: readCsv,
  zendesk: readZendesk,
} satisfies Record<string, Reader>;

export type Format = keyof typeof READERS;

const ENDINGS: Record<string, Format> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'zendesk',
  '.jsonl': 'zendesk',
  '.ndjson': 'zendesk',
};

/** How a text begins where its file's name doesn't tell what it is. */
const BEGINNINGS: [RegExp, Format][] = [
  [/^\s*</, 'html'],
  [/^\s*[{[]/, 'zendesk'],
  [/^(---\s*\n|#{1,6}\s)/, 'markdown'],
  [/^[^\n]*\b(question|title)\b[^\n]*[,;\t]/i, 'csv'],
];

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

/** The format of the file by its name, else by how `text` begins; throws where neither tells. */
export function formatOf(path: string, text: string): Format {
  const format = ENDINGS[extname(path).toLowerCase()] ?? BEGINNINGS.find(([begin]) => begin.test(text))?.[1];
  if (format) return format;
  throw new Error(`${path} does not tell its format: add --from ${Object.keys(READERS).join(' or ')}`);
}
