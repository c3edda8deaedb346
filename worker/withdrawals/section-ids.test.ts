import { expect, test } from 'vitest';
import { SectionIds } from './section-ids.ts';

const revision = (ids: string[], aliases?: Record<string, string>) => ({
  sections: ids.map((id) => ({ id, chapter: 'all', json: [0, 0], markdown: [0, 0] })) as never,
  ...(aliases && { aliases }),
});

test.each([
  ['a current id', 'c', 'c'],
  ['a former id', 'b', 'c'],
  ['a former id of a former id, whose alias only an earlier revision has', 'a', 'c'],
  ['an id that no revision has', 'x', 'x'],
  ['a name of Object.prototype', 'constructor', 'constructor'],
])('resolves %s', (_, id, current) => {
  const ids = new SectionIds([revision(['c'], { b: 'c' }), revision(['b'], { a: 'b' }), revision(['a'])]);
  expect(ids.resolve(id)).toBe(current);
});

test('resolves an id of a section that was removed to itself, and lists it', () => {
  const ids = new SectionIds([revision(['a']), revision(['a', 'gone'])]);
  expect([ids.resolve('gone'), [...ids.all]]).toEqual(['gone', ['a', 'gone']]);
});

test('ends for aliases in a circle', () => {
  const ids = new SectionIds([revision([], { a: 'b' }), revision([], { b: 'a' })]);
  expect(ids.resolve('a')).toBe(ids.resolve('b'));
});
