/** Text files in UTF-8 or UTF-16. */
import { readFile } from 'node:fs/promises';

/**
 * Reads a text file.
 *
 * @throws if it is neither UTF-8 nor UTF-16 with a byte order mark
 */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${path} is neither UTF-8 nor UTF-16 text: save it as UTF-8`);
  }
}

/** The encoding by the byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
