/** Integrity of compiled files: SHA-256 digests, and JSON files that contain their own. */
import { toHex } from './hex.ts';

const SEAL = '{"integrity":"';
const DIGEST_LENGTH = 64;
const SEALED_START = SEAL.length + DIGEST_LENGTH + '",'.length;

/** SHA-256 of `data`, a text as UTF-8 (64 hexadecimal digits). */
export async function sha256(data: string | ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return toHex(digest);
}

/**
 * JSON of `value`, an object with at least one member, and then `rest`, with a first member `integrity`: the SHA-256 of the text that
 * follows it. A reader can tell a damaged file from a whole one without any other file.
 *
 * @example
 * ```ts
 * await seal({ guides: [] }); // '{"integrity":"0f4c…","guides":[]}'
 * ```
 */
export async function seal(value: object, rest = ''): Promise<string> {
  const text = JSON.stringify(value).slice(1) + rest;
  return `${SEAL}${await sha256(text)}",${text}`;
}

/** Whether `text` is a sealed file, and the one that was sealed. */
export async function isSealed(text: string): Promise<boolean> {
  return text.slice(0, SEALED_START) === `${SEAL}${await sha256(text.slice(SEALED_START))}",`;
}

/**
 * The value of a sealed file.
 *
 * @throws {RangeError} if it is not sealed, or differs from what was sealed.
 */
export async function unseal(text: string): Promise<unknown> {
  if (!(await isSealed(text))) throw new RangeError('the file is damaged: it differs from its digest');
  return JSON.parse(`{${text.slice(SEALED_START)}`);
}
