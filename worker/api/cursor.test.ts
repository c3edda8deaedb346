import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStart, formatCursor, parseCursor } from './cursor.ts';

const ids = (...numbers: number[]) => numbers.map((number) => `section-${number}`);

/** Where the page that started at `position` of `before` starts in `after`. */
const startIn = (before: string[], position: number, after: string[]) =>
  findStart(after, parseCursor(formatCursor(before, position)));

test.each([
  ['nothing changed', ids(0, 1, 2, 3), 2],
  ['the section before the page was removed', ids(0, 2, 3), 1],
  ['the first section of the page was removed', ids(0, 1, 3), 2],
  ['both were removed', ids(0, 3), 1],
  ['sections were added before them', ids(7, 8, 0, 1, 2, 3), 4],
  ['the section before was removed, and others were added', ids(7, 0, 2, 3), 2],
  ['all sections were removed', [], 0],
])('a page starts in the right place when %s', (_, after, start) => {
  expect(startIn(ids(0, 1, 2, 3), 2, after)).toBe(start);
});

test('a page after the last section stays empty', () => {
  expect(startIn(ids(0, 1), 2, ids(0, 1))).toBe(2);
});

test('an id alone starts the page after it, and is not found once it was removed', () => {
  expect(findStart(ids(0, 1), parseCursor('section-0'))).toBe(1);
  expect(findStart(ids(1), parseCursor('section-0'))).toBeUndefined();
});

test.each([
  ['three before and two after the cursor were removed', ids(0, 1, 7, 8), 2],
  ['those next to it were removed, and others were added in front', ids(20, 21, 22, 0, 1, 2, 5, 6, 7, 8), 6],
  ['a section was added where those before it were removed', ids(0, 1, 20, 5, 6, 7, 8), 2],
  ['all before it were removed, and others were added in front', ids(20, 21, 22, 7, 8), 3],
  ['one further before it was moved to the end', ids(0, 5, 6, 7, 8, 3), 1],
  ['all eight around it were removed', ids(0), 1],
])('a page in the middle starts in the right place when %s', (_, after, start) => {
  expect(startIn(ids(0, 1, 2, 3, 4, 5, 6, 7, 8), 5, after)).toBe(start);
});

test('a cursor with one section on each side is still accepted', () => {
  const cursor = parseCursor('section-1.section-2.2');
  expect(findStart(ids(7, 0, 1, 2), cursor)).toBe(3);
  expect(findStart(ids(7, 0, 2, 3), cursor)).toBe(2);
  expect(findStart(ids(0, 3), cursor)).toBe(1);
});

test('no remaining section is skipped or repeated when others are added, or up to three on each side of the cursor and any far from it are removed', () => {
  const property = fc.property(
    fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 30 }),
    fc.nat(),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 100, max: 160 })), { maxLength: 10 }),
    fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
    fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 20 }),
    (numbers, seed, added, [removedBefore, removedAfter], removedFar) => {
      const before = ids(...numbers);
      const position = 1 + (seed % (before.length - 1));
      const isRemoved = (index: number) =>
        (index >= position - removedBefore && index < position + removedAfter) ||
        (removedFar.includes(index) && (index < position - 4 || index >= position + 4));
      const kept = before.filter((_, index) => !isRemoved(index));
      const after = [...kept];
      for (const [place, number] of added)
        if (!after.includes(`section-${number}`))
          after.splice(place % (after.length + 1), 0, `section-${number}`);
      const start = startIn(before, position, after) ?? Number.NaN;
      const isOld = (id: string) => before.includes(id);
      expect(after.slice(start).filter(isOld)).toEqual(kept.filter((id) => before.indexOf(id) >= position));
    },
  );
  fc.assert(property, { numRuns: 1000 });
});
