import { expect, test, vi } from 'vitest';
import { memoize } from './memoize.ts';

test('computes the result of an argument once, even where it is undefined', () => {
  const compute = vi.fn((tag: string) => (tag === 'none' ? undefined : tag.toUpperCase()));
  const memoised = memoize(compute, 4_096);
  expect(['a', 'none', 'a', 'none'].map(memoised)).toEqual(['A', undefined, 'A', undefined]);
  expect(compute).toHaveBeenCalledTimes(2);
});

test('computes the result anew once others have taken its place, and each time for a long argument', () => {
  const compute = vi.fn((tag: string) => tag);
  const memoised = memoize(compute, 4_096);
  for (let index = 0; index < 100; index += 1) memoised(`${index}`);
  for (const argument of ['0', 'x'.repeat(100), 'x'.repeat(100)]) memoised(argument);
  expect(compute).toHaveBeenCalledTimes(103);
});
