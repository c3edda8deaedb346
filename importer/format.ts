/** Tells what format an FAQ is in. */
import { extname } from 'node:path';

/** What an FAQ can be imported from. */
export const FORMATS = ['markdown', 'html', 'csv', 'zendesk'] as const;

export type Format = (typeof FORMATS)[number];

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

/** The format of the file by its name, else by how `text` begins; throws where neither tells. */
export function formatOf(path: string, text: string): Format {
  const format = ENDINGS[extname(path).toLowerCase()] ?? BEGINNINGS.find(([begin]) => begin.test(text))?.[1];
  if (format) return format;
  throw new Error(`${path} does not tell its format: add --from ${FORMATS.join(' or ')}`);
}
