import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lastSection,
  type Posting,
  packNumbers,
  packPostings,
  shiftPostings,
  unpackNumbers,
  visitPostings,
} from './packing.ts';

const postings = fc
  .uniqueArray(fc.nat(2_000_000), { minLength: 1 })
  .chain((sections) =>
    fc.tuple(
      ...sections
        .toSorted((a, b) => a - b)
        .map((section) =>
          fc.record({ section: fc.constant(section), heading: fc.nat(15), text: fc.nat(15) }),
        ),
    ),
  );

function unpack(packed: string): Posting[] {
  const unpacked: Posting[] = [];
  visitPostings(packed, 0, packed.length, (section, heading, text) =>
    unpacked.push({ section, heading, text }),
  );
  return unpacked;
}

test('unpackNumbers reverses packNumbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('visitPostings reverses packPostings, and lastSection returns the last section, for gaps of any size', () => {
  fc.assert(
    fc.property(postings, (list) => {
      expect(unpack(packPostings(list))).toEqual(list);
      expect(lastSection(packPostings(list))).toBe(list.at(-1)?.section);
    }),
  );
});

test('appends the posting list of another guide by shifting it, without decoding', () => {
  fc.assert(
    fc.property(postings, postings, (first, second) => {
      const last = first.at(-1)?.section ?? 0;
      const packed = packPostings(first) + shiftPostings(packPostings(second), 5);
      const shifted = second.map((posting) => ({ ...posting, section: last + 1 + 5 + posting.section }));
      expect(unpack(packed)).toEqual([...first, ...shifted]);
    }),
  );
});

test('packed postings are well-formed strings without line feeds that need no escapes in JSON', () => {
  fc.assert(
    fc.property(postings, (list) => {
      const packed = packPostings(list);
      expect(JSON.stringify(packed)).toBe(`"${packed}"`);
      expect(packed.isWellFormed()).toBe(true);
      expect(packed).not.toContain('\n');
    }),
  );
});

test('caps term frequencies at 15', () => {
  expect(unpack(packPostings([{ section: 3, heading: 99, text: 1_000 }]))).toEqual([
    { section: 3, heading: 15, text: 15 },
  ]);
});
