/** Text files in UTF-8 or UTF-16. */
import { readFile, stat } from 'node:fs/promises';

/**
 * Reads a text file.
 *
 * @param ifEmpty what to do if it is empty
 * @throws if it isn't a file, is empty, or is neither UTF-8 nor UTF-16 with a byte order mark
 */
export async function readTextFile(path: string, ifEmpty = 'name a file with questions'): Promise<string> {
  await requireFile(path);
  const bytes = await readFile(path);
  const known = BINARY_SIGNATURES.find(
    ([start]) => bytes.subarray(0, start.length).toString('latin1') === start,
  );
  if (known) throw new Error(`${path} is ${known[1]}`);
  const text = decode(path, bytes);
  if (text.trim() === '') throw new Error(`${path} is empty: ${ifEmpty}`);
  return text;
}

async function requireFile(path: string): Promise<void> {
  if (/^(https?|ftp):/i.test(path))
    throw new Error(`${path} is a URL: save the page as a file, and name that file`);
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT' ? `there is no file ${path}` : `can't read ${path}: ${error.message}`,
    );
  });
  if (stats.isDirectory())
    throw new Error(`${path} is a folder: name the files in it that you want to import`);
  if (!stats.isFile()) throw new Error(`${path} is not a file`);
}

/** Files that are taken for text, by their first bytes. */
const BINARY_SIGNATURES: [start: string, what: string][] = [
  ['PK\u0003\u0004', 'a ZIP file, like those of Excel and Word: save it as CSV or HTML, or unpack it'],
  ['\u00d0\u00cf\u0011\u00e0', 'an Office file: save it as CSV or HTML'],
  ['%PDF-', 'a PDF file: copy its questions into a Markdown or CSV file'],
  ['\u001f\u008b', 'compressed: unpack it first'],
];

function decode(path: string, bytes: Uint8Array): string {
  if (isUnmarkedUtf16(bytes))
    throw new Error(`${path} is UTF-16 without a byte order mark: save it as UTF-8`);
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    if (bytes.includes(0)) throw new Error(`${path} is a binary file: name a text file, saved as UTF-8`);
    throw new Error(`${path} is neither UTF-8 nor UTF-16 text: save it as UTF-8`);
  }
}

/** Whether every other byte is zero, as in Latin text. */
function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 200);
  const isZero = (offset: number) => start.every((byte, index) => index % 2 !== offset || byte === 0);
  return start.length > 1 && (isZero(0) || isZero(1));
}

/** The encoding by the byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
