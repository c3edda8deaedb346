import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutShards } from './cut-shards.ts';

const items = fc.array(fc.record({ key: fc.string(), size: fc.nat(40) }), { maxLength: 400 });

function cut(list: readonly { key: string; size: number }[], size: number): [start: number, end: number][] {
  return cutShards(
    list.map(({ key }) => key),
    (index) => list[index]?.size ?? 0,
    size,
  );
}

test('cuts consecutive ranges that hold every item once and are at most double the size, unless one item is larger', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 200 }), (list, size) => {
      const ranges = cut(list, size);
      expect(ranges[0]?.[0]).toBe(0);
      expect(ranges.at(-1)?.[1]).toBe(list.length);
      for (const [number, [start, end]] of ranges.entries()) {
        if (number > 0) expect(start).toBe(ranges[number - 1]?.[1]);
        const total = list.slice(start, end).reduce((sum, item) => sum + item.size, 0);
        expect(end - start <= 1 || total <= size * 2).toBe(true);
      }
    }),
  );
});

test('an item that is added leaves nearly all other ranges as they are', () => {
  const keys = Array.from({ length: 20_000 }, (_, number) => ({ key: `term ${number}`, size: 10 }));
  const changed = keys.toSpliced(10_000, 0, { key: 'another', size: 500 });
  const cutItems = (list: typeof keys) =>
    cut(list, 2_000).map(([start, end]) => JSON.stringify(list.slice(start, end)));
  const before = new Set(cutItems(keys));
  expect(before.size).toBeGreaterThan(50);
  expect(cutItems(changed).filter((range) => !before.has(range)).length).toBeLessThan(4);
});

test('cuts one empty range from no items', () => {
  expect(cut([], 10)).toEqual([[0, 0]]);
});
