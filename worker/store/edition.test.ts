import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { EditionHeader } from '../../schema/edition-file.ts';
import { seal, sha256 } from '../../schema/integrity.ts';
import { editionPath } from '../../schema/paths.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';

const EDITION = { guide: 'long', locale: 'zh-Hant', revision: '0'.repeat(32) };
const BODY = new TextEncoder().encode(Array.from({ length: 300 }, (_, number) => `${number}逾`).join(' '));

/** The files of an edition whose body is divided at `cuts`, by path, and the SHA-256 of the first. */
async function encode(
  cuts: readonly number[],
): Promise<{ files: Map<string, Uint8Array<ArrayBuffer>>; digest: string }> {
  const bounds = [0, ...cuts, BODY.length];
  const parts = bounds.slice(1).map((end, index) => BODY.slice(bounds[index], end));
  const [first = new Uint8Array(), ...further] = parts;
  const header: EditionHeader = {
    format: STORAGE_FORMAT,
    ...EDITION,
    ...{ document: [0, BODY.length], markdown: [0, 0], search: [0, 0], page: [0, 0], sections: [] },
    files: await Promise.all(
      further.map(async (part) => [part.length, await sha256(part)] as [number, string]),
    ),
  };
  const head = new TextEncoder().encode(await seal(header, '\n'));
  const whole = new Uint8Array(await new Blob([head, first]).arrayBuffer());
  const files = [whole, ...further].map(
    (content, number) => [editionPath(EDITION, number), content] as const,
  );
  return { files: new Map(files), digest: await sha256(whole) };
}

/** Opens the edition in an isolate that has read nothing yet. */
async function open(
  { files, digest }: Awaited<ReturnType<typeof encode>>,
  reads: string[] = [],
  isDamaged = (_: string): boolean => false,
) {
  vi.resetModules();
  const { openEdition } = await import('./edition.ts');
  const fetch = async (url: string) => {
    const path = new URL(url).pathname.slice(1);
    reads.push(path);
    return new Response(isDamaged(path) ? 'damaged' : (files.get(path) ?? null));
  };
  return openEdition({ fetch }, { ...EDITION, digest });
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

test('reads any part of an edition, in however many files it is', async () => {
  const offset = fc.integer({ min: 0, max: BODY.length });
  const property = fc.asyncProperty(
    fc.array(offset, { maxLength: 2 }),
    fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 5 }),
    async (cuts, ranges) => {
      const { read } = await open(await encode(cuts.toSorted((a, b) => a - b)));
      for (const [a, b] of ranges) {
        const range: [number, number] = [Math.min(a, b), Math.max(a, b)];
        expect(await read(range)).toEqual(BODY.slice(...range));
      }
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

test('reads only the files that have the part, each once', async () => {
  const reads: string[] = [];
  const { read } = await open(await encode([500, 1_000]), reads);
  await read([600, 700]);
  await read([800, 900]);
  await read([0, 100]);
  expect(reads).toEqual([editionPath(EDITION), editionPath(EDITION, 1)]);
});

test('fails for the parts in a damaged file alone', async () => {
  const edition = await encode([500, 1_000]);
  const { read } = await open(edition, [], (path) => path === editionPath(EDITION, 2));
  expect(await read([0, 900])).toEqual(BODY.slice(0, 900));
  await expect(read([900, 1_100])).rejects.toThrow(`${editionPath(EDITION, 2)} is damaged`);
});
