import { expect, test } from 'vitest';
import { setFingerprints } from './set-fingerprints.ts';

const BODY = '---   \nIntro.\n---\nsource: not this one\n';

/** The front matter after the parts `a` and `b` of the source were reviewed; `c` is known as well. */
function review(...yaml: string[]): string[] | undefined {
  const prints = new Map([
    ['a', '11111111'],
    ['b', 'bbbbbbbb'],
  ]);
  const before = ['---', ...yaml, BODY].join('\n');
  const after = setFingerprints(before, prints, new Set(['a', 'b', 'c']));
  expect(after?.endsWith(BODY) ?? true).toBe(true);
  return after?.slice(0, -BODY.length).split('\n').slice(1, -1);
}

test('the field is added behind the others, which stay as they are', () => {
  expect(
    review(
      '# of the whole',
      'title:   "Help"   # short',
      'description: >',
      '  All',
      '  of it',
      '',
      'tags: {a: 1}',
    ),
  ).toEqual([
    '# of the whole',
    'title:   "Help"   # short',
    'description: >',
    '  All',
    '  of it',
    '',
    'tags: {a: 1}',
    'source:',
    '  a: "11111111"',
    '  b: "bbbbbbbb"',
  ]);
});

test('in a field that is there, what was reviewed is replaced and the rest kept with its comments and its order', () => {
  expect(
    review(
      'x: 1',
      '# before',
      'source:',
      '  # in it',
      '  c: "33333333" # read by me',
      '',
      '  b: "22222222" # hm',
      '# after',
      'y:   2',
    ),
  ).toEqual([
    'x: 1',
    '# before',
    'source:',
    '  # in it',
    '  c: "33333333" # read by me',
    '',
    '  b: "bbbbbbbb" # hm',
    '  a: "11111111"',
    '# after',
    'y:   2',
  ]);
});

test.each([
  [
    'on one line',
    ['source: { b: "22222222" }', 'y: 2'],
    ['source:', '  b: "bbbbbbbb"', '  a: "11111111"', 'y: 2'],
  ],
  ['empty', ['source: {}', 'y: 2'], ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2']],
  ['without a value', ['source:', 'y: 2'], ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2']],
  ['without a value, last', ['y: 2', 'source:'], ['y: 2', 'source:', '  a: "11111111"', '  b: "bbbbbbbb"']],
  [
    'not a list of parts',
    ['source: none', 'y: 2'],
    ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2'],
  ],
])('a field %s becomes one part a line', (_, before, after) => {
  expect(review(...before)).toEqual(after);
});

test('blank lines around the field stay', () => {
  expect(review('x: 1', '', 'source:', '  b: "22222222"', '', 'y: 2')).toEqual([
    'x: 1',
    '',
    'source:',
    '  b: "bbbbbbbb"',
    '  a: "11111111"',
    '',
    'y: 2',
  ]);
});

test('parts that the source no longer has are left out', () => {
  expect(review('source:', '  gone: "22222222"', '  b: "22222222"')).toEqual([
    'source:',
    '  b: "bbbbbbbb"',
    '  a: "11111111"',
  ]);
});

test.each([
  ['no front matter', '# Help\n'],
  ['front matter that is not closed', '---\ntitle: Help\n'],
  ['front matter that is no YAML', '---\ntitle: [\n---\n'],
  ['front matter that is no list of fields', '---\n- title\n---\n'],
])('a file with %s is not touched', (_, text) => {
  expect(setFingerprints(text, new Map([['a', '11111111']]), new Set(['a']))).toBeUndefined();
});
