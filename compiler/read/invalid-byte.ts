/** First byte of a file that no text in UTF-8 has. */
import { isUtf8 } from 'node:buffer';
import type { Point } from 'unist';
import { pointLocator } from './point-locator.ts';

/** Where the first invalid byte of `bytes` is, and what is wrong with it; undefined for text. */
export function findInvalidByte(bytes: Buffer): { place: Point; reason: string } | undefined {
  const nul = bytes.indexOf(0);
  if (isUtf8(bytes) && nul === -1) return undefined;
  const text = bytes.toString('utf8');
  // A byte order mark is no part of the text that is compiled.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const locate = pointLocator(text.slice(start));
  const pointAt = (offset: number) => locate(offset - start);
  if (isUtf8(bytes))
    return {
      place: pointAt(offsetOfByte(text, nul)),
      reason: 'the file has a NUL byte, which no text has',
    };
  // Invalid bytes are decoded as U+FFFD, which is encoded as other bytes.
  const index = Buffer.from(text).findIndex((byte, position) => byte !== bytes[position]);
  return { place: pointAt(offsetOfByte(text, index)), reason: 'the file is not UTF-8' };
}

/** The offset of the character whose encoding has the byte at `index`. */
function offsetOfByte(text: string, index: number): number {
  let [offset, bytes] = [0, 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > index) break;
    offset += character.length;
  }
  return offset;
}
