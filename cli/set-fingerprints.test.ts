import { expect, test } from 'vitest';
import { setFingerprints } from './set-fingerprints.ts';

const BODY = '---   \nIntro.\n---\nsource: not this one\n';

/** The lines of the front matter `yaml` after a review of parts `a` and `b` of a source with the parts `a`, `b` and `c`. */
function review(...yaml: string[]): string[] | undefined {
  const fingerprints = new Map([
    ['a', '11111111'],
    ['b', 'bbbbbbbb'],
  ]);
  const before = ['---', ...yaml, BODY].join('\n');
  const after = setFingerprints(before, fingerprints, new Set(['a', 'b', 'c']));
  expect(after?.endsWith(BODY) ?? true).toBe(true);
  return after?.slice(0, -BODY.length).split('\n').slice(1, -1);
}

test('appends the field source and keeps all other fields byte for byte', () => {
  expect(
    review(
      '# of the whole',
      'title:   "Help"   # short',
      'description: >',
      '  All',
      '  of it',
      '',
      'asked:',
      '  a:',
      '    - so   what # as they say',
    ),
  ).toEqual([
    '# of the whole',
    'title:   "Help"   # short',
    'description: >',
    '  All',
    '  of it',
    '',
    'asked:',
    '  a:',
    '    - so   what # as they say',
    'source:',
    '  a: "11111111"',
    '  b: "bbbbbbbb"',
  ]);
});

test('replaces reviewed fingerprints in an existing field and keeps its other entries, comments and order', () => {
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
    'a flow mapping',
    ['source: { b: "22222222" }', 'y: 2'],
    ['source:', '  b: "bbbbbbbb"', '  a: "11111111"', 'y: 2'],
  ],
  [
    'an empty flow mapping',
    ['source: {}', 'y: 2'],
    ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2'],
  ],
  ['without a value', ['source:', 'y: 2'], ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2']],
  [
    'without a value and last',
    ['y: 2', 'source:'],
    ['y: 2', 'source:', '  a: "11111111"', '  b: "bbbbbbbb"'],
  ],
  ['not a mapping', ['source: none', 'y: 2'], ['source:', '  a: "11111111"', '  b: "bbbbbbbb"', 'y: 2']],
])('writes one part a line when the existing field is %s', (_, before, after) => {
  expect(review(...before)).toEqual(after);
});

test('keeps blank lines around the field', () => {
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

test('removes parts that the source no longer has', () => {
  expect(review('source:', '  gone: "22222222"', '  b: "22222222"')).toEqual([
    'source:',
    '  b: "bbbbbbbb"',
    '  a: "11111111"',
  ]);
});

test.each([
  ['no front matter', '# Help\n'],
  ['front matter without a closing fence', '---\ntitle: Help\n'],
  ['front matter that is not valid YAML', '---\ntitle: [\n---\n'],
  ['front matter that is not a mapping', '---\n- title\n---\n'],
])('returns undefined for a file with %s', (_, text) => {
  expect(setFingerprints(text, new Map([['a', '11111111']]), new Set(['a']))).toBeUndefined();
});
