/**
 * Files of several parts, each of which is read as the bytes or the numbers that it was written from, where they are: nothing is parsed or
 * copied. A part is its length in bytes (32 bits), its bytes, and zeros up to a multiple of four. Numbers have 32 bits, little-endian.
 */

const ALIGNMENT = 4;

/** The file of `parts`. */
export function joinParts(
  parts: readonly (Uint8Array | Uint32Array | Int32Array)[],
): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { byteLength }) => sum + ALIGNMENT + aligned(byteLength), 0);
  const file = new Uint8Array(size);
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    new DataView(file.buffer).setUint32(offset, byteLength, true);
    file.set(new Uint8Array(buffer, byteOffset, byteLength), offset + ALIGNMENT);
    offset += ALIGNMENT + aligned(byteLength);
  }
  return file;
}

/** Reads the parts of a file, one after another. Its bytes are at a multiple of four in their buffer. */
export class PartReader {
  readonly #file: Uint8Array;
  #offset = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
  }

  /** The next part. */
  readBytes(): Uint8Array {
    const { buffer, byteOffset } = this.#file;
    const start = this.#offset + ALIGNMENT;
    const length = new DataView(buffer, byteOffset).getUint32(this.#offset, true);
    this.#offset = start + aligned(length);
    return this.#file.subarray(start, start + length);
  }

  /** The next part, of numbers that aren't negative. */
  readNumbers(): Uint32Array {
    const { buffer, byteOffset, byteLength } = this.readBytes();
    return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
  }

  /** The next part, of numbers of any sign. */
  readSigned(): Int32Array {
    const { buffer, byteOffset, byteLength } = this.readBytes();
    return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
  }

  /** The next part, of UTF-8. */
  readText(): string {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.readBytes());
  }
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
