import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copyPostings,
  lastSection,
  MAX_SHIFT_GROWTH,
  type Posting,
  packNumbers,
  packPostings,
  packSigned,
  unpackFrequencies,
  unpackNumbers,
  unpackPostings,
  unpackSigned,
} from './packing.ts';

const postings = fc.uniqueArray(fc.nat(2_000_000), { minLength: 1 }).chain((sections) =>
  fc.tuple(
    ...sections
      .toSorted((a, b) => a - b)
      .map((section) =>
        fc.record({
          ...{ section: fc.constant(section), heading: fc.nat(15) },
          ...{ text: fc.nat(15), asked: fc.nat(15) },
        }),
      ),
  ),
);

/** The code units of `packed`. */
function toUnits(packed: string): Uint16Array {
  return Uint16Array.from(packed, (character) => character.charCodeAt(0));
}

function unpack(packed: string): Posting[] {
  const { sections, frequencies } = unpackPostings(toUnits(packed), 0, packed.length);
  expect(unpackPostings(packed, 0, packed.length)).toEqual({ sections, frequencies });
  return Array.from(sections, (section, posting) => ({
    section,
    ...unpackFrequencies(frequencies[posting] ?? 0),
  }));
}

test('unpackNumbers reverses packNumbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('unpackSigned reverses packSigned', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 20), max: 2 ** 20 })), (numbers) => {
      expect(unpackSigned(packSigned(numbers))).toEqual(numbers);
    }),
  );
});

test('unpackPostings reverses packPostings, and lastSection returns the last section, for gaps of any size', () => {
  fc.assert(
    fc.property(postings, (list) => {
      expect(unpack(packPostings(list))).toEqual(list);
      expect(lastSection(rangeOf(packPostings(list)))).toBe(list.at(-1)?.section);
    }),
  );
});

function rangeOf(packed: string) {
  return { packed: toUnits(packed), start: 0, end: packed.length };
}

test('appends the posting list of another guide by shifting it, without decoding', () => {
  fc.assert(
    fc.property(postings, postings, (first, second) => {
      const last = first.at(-1)?.section ?? 0;
      const target = toUnits(
        packPostings(first) + ' '.repeat(packPostings(second).length + MAX_SHIFT_GROWTH),
      );
      const end = copyPostings(rangeOf(packPostings(second)), 5, target, packPostings(first).length);
      const packed = String.fromCharCode(...target.subarray(0, end));
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
  expect(unpack(packPostings([{ section: 3, heading: 99, text: 1_000, asked: 16 }]))).toEqual([
    { section: 3, heading: 15, text: 15, asked: 15 },
  ]);
});
