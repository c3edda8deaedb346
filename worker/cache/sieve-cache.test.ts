import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SieveCache } from './sieve-cache.ts';

test('keeps an entry until it is replaced or deleted', () => {
  const cache = new SieveCache<string>(10);
  cache.set('a', 'first', 4);
  cache.set('b', 'second', 4);
  cache.set('a', 'third', 5);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['third', 'second', undefined]);
  expect([cache.size, cache.bytes]).toEqual([2, 9]);
  cache.delete('a');
  cache.delete('c');
  expect([...cache]).toEqual([['b', 'second']]);
  expect([cache.size, cache.bytes]).toEqual([1, 4]);
});

test('evicts the oldest entry that was not read, and continues from there', () => {
  const cache = new SieveCache<number>(3);
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 1);
  cache.get('a');
  cache.set('d', 3, 1);
  expect([...cache].map(([key]) => key)).toEqual(['a', 'c', 'd']);
  cache.set('e', 4, 1);
  expect([...cache].map(([key]) => key)).toEqual(['a', 'd', 'e']);
});

test('keeps an entry that is read again, however many others are set once', () => {
  const cache = new SieveCache<number>(10);
  cache.set('wanted', 0, 1);
  for (let index = 0; index < 1_000; index += 1) {
    expect(cache.get('wanted')).toBe(0);
    cache.set(`once ${index}`, index, 1);
  }
});

test('evicts entries that are no longer read', () => {
  const cache = new SieveCache<number>(3);
  for (const key of ['a', 'b', 'c']) cache.set(key, 0, 1);
  for (const key of ['a', 'b', 'c']) cache.get(key);
  for (const key of ['d', 'e', 'f', 'g']) cache.set(key, 1, 1);
  expect([...cache].map(([, value]) => value)).toEqual([1, 1, 1]);
});

test('does not store a value larger than the capacity, removes the entry that it replaces, and evicts no other', () => {
  const cache = new SieveCache<string>(10);
  cache.set('a', 'small', 4);
  cache.set('b', 'small', 4);
  cache.set('a', 'large', 11);
  expect([...cache]).toEqual([['b', 'small']]);
});

test('never exceeds the capacity, and holds only the latest values', () => {
  const step = fc.record({
    key: fc.constantFrom(...'abcdefgh'),
    kind: fc.constantFrom('get', 'set', 'set', 'delete'),
    bytes: fc.nat(12),
  });
  const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const cache = new SieveCache<{ bytes: number }>(20);
    const last = new Map<string, { bytes: number }>();
    for (const { key, kind, bytes } of steps) {
      if (kind === 'get') cache.get(key);
      if (kind === 'delete') {
        cache.delete(key);
        last.delete(key);
      }
      if (kind === 'set') {
        const value = { bytes };
        cache.set(key, value, bytes);
        last.set(key, value);
        expect(cache.get(key)).toBe(value);
      }
      const entries = [...cache];
      expect(entries.every(([name, value]) => last.get(name) === value)).toBe(true);
      expect(cache.bytes).toBe(entries.reduce((sum, [, value]) => sum + value.bytes, 0));
      expect(cache.bytes).toBeLessThanOrEqual(20);
      expect(cache.size).toBe(entries.length);
    }
  });
  fc.assert(property, { numRuns: 1_000 });
});
