/** Import formats, and their detection by file name or content. */
import { extname } from 'node:path';

/** The formats that an FAQ can be imported from. */
export const FORMATS = ['markdown', 'html', 'csv', 'zendesk'] as const;

export type Format = (typeof FORMATS)[number];

const EXTENSIONS: Record<string, Format> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'zendesk',
  '.jsonl': 'zendesk',
  '.ndjson': 'zendesk',
};

/** Patterns that the start of a text of unknown extension is matched with. */
const SIGNATURES: [RegExp, Format][] = [
  [/^\s*</, 'html'],
  [/^\s*[{[]/, 'zendesk'],
  [/^(---\s*\n|#{1,6}\s)/, 'markdown'],
  [/^[^\n]*\b(question|title)\b[^\n]*[,;\t]/i, 'csv'],
];

/**
 * The format of a file by its extension, else by how `text` starts.
 *
 * @throws if neither identifies the format
 * @example
 * detectFormat('export.json', ''); // 'zendesk'
 */
export function detectFormat(path: string, text: string): Format {
  const format =
    EXTENSIONS[extname(path).toLowerCase()] ?? SIGNATURES.find(([pattern]) => pattern.test(text))?.[1];
  if (format) return format;
  throw new Error(`${path} has an unknown format: add --from ${FORMATS.join(' or ')}`);
}
