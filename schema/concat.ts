/** Concatenation of text and bytes. */

const encoder = new TextEncoder();

/** Concatenates text (as UTF-8) and bytes. */
export function concat(parts: readonly (string | Uint8Array)[]): ArrayBuffer {
  const chunks = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.byteLength;
  }
  return bytes.buffer;
}
