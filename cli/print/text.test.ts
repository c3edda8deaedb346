import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { report, TOP } from '../../compiler/diagnostics.ts';
import { countFaults, toText } from './text.ts';

type Point = [line: number, column: number];

/** What is shown of a fault in `value`, but for its first and its last lines. */
function show(value: string, [line, column]: Point, [endLine, endColumn]: Point = [line, column]): string[] {
  const file = new VFile({ path: 'help/en.md', value });
  const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
  report(file, place, 'dead-link', 'dead link', 'link to one of a, b');
  return stripVTControlCharacters(toText([file]))
    .split('\n')
    .slice(1, -2);
}

test('place, severity, fault and rule come first, the mend comes last', () => {
  const file = new VFile({ path: 'help/en.md', value: 'one\ntwo' });
  report(file, { line: 2, column: 3 }, 'lost-id', 'the id is gone', 'write an alias');
  expect(stripVTControlCharacters(toText([file]))).toBe(`\
help/en.md:2:3 warning the id is gone lost-id
 2 | two
   |   ^
   = write an alias
`);
});

test('carets stand under the fault, two under a full-width character', () => {
  expect(show('請讀[這裡](#x)。', [1, 3], [1, 11])).toEqual([' 1 | 請讀[這裡](#x)。', '   |     ^^^^^^^^^^']);
});

test('a character of several code units is one character', () => {
  expect(show('👩‍👧 e\u0301 [x](#y)', [1, 10], [1, 17])).toEqual([
    ' 1 | 👩‍👧 e\u0301 [x](#y)',
    '   |      ^^^^^^^',
  ]);
});

test('a tab takes one column, so that the carets stay under the fault', () => {
  expect(show('\tan\t[x](#y)', [1, 5], [1, 12])).toEqual([' 1 |  an [x](#y)', '   |     ^^^^^^^']);
});

test.each([['\r\n'], ['\r'], ['\n']])(
  'lines that end with %j are told apart, and the ending is not shown',
  (end) => {
    expect(show(['one', 'two', 'three'].join(end), [2, 1], [2, 4])).toEqual([' 2 | two', '   | ^^^']);
  },
);

test('a fault that spans lines is marked to the end of its first line', () => {
  expect(show('so <div\nclass="x">', [1, 4], [2, 11])).toEqual([' 1 | so <div', '   |    ^^^^']);
});

test('a fault behind the end of its line has a caret there', () => {
  expect(show('title: [', [1, 9])).toEqual([' 1 | title: [', '   |         ^']);
});

test.each([
  ['line 1 of an empty file', '', 1],
  ['an empty line', 'a\n\nb', 2],
  ['a line behind the last', 'a', 3],
])('a fault in %s has nothing to show but its place', (_, value, line) => {
  expect(show(value, [line, 1])).toEqual([]);
});

test('the line numbers of long files keep the bars under each other', () => {
  expect(show(`${'\n'.repeat(119)}here`, [120, 1], [120, 5])).toEqual([' 120 | here', '     | ^^^^']);
});

test('of a very long line as much is shown as fits, around the fault', () => {
  const [line = '', carets = ''] = show(
    `${'前'.repeat(5_000)}[x](#y)${'後'.repeat(5_000)}`,
    [1, 5_001],
    [1, 5_008],
  );
  expect(line).toMatch(/^ 1 \| …前+\[x\]\(#y\)後+…$/);
  expect(stringWidth(line)).toBeLessThanOrEqual(107);
  expect(carets).toBe(`   | ${' '.repeat(stringWidth(line.slice(5, line.indexOf('['))))}^^^^^^^`);
});

test('a very long fault is marked as far as it is shown', () => {
  expect(show('x'.repeat(300), [1, 1], [1, 301])).toEqual([
    ` 1 | ${'x'.repeat(100)}…`,
    `   | ${'^'.repeat(100)}`,
  ]);
});

test('control characters are shown, and never reach the terminal', () => {
  const file = new VFile({ path: 'help/en.md', value: 'a\u001b[31mb\u0007' });
  report(file, TOP, 'dead-link', 'no "\u001b]0;x\u0007"\nhere', 'leave \u009b out');
  expect(stripVTControlCharacters(toText([file]))).toBe(`\
help/en.md:1:1 error no "␛]0;x␇" here dead-link
 1 | a␛[31mb␇
   | ^
   = leave ␡ out
`);
});

test('whatever stands in the line, the carets stand under what is shown of it', () => {
  const lines = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((line) => !/[\r\n]/.test(line));
  const any = fc.tuple(lines, fc.nat(300), fc.nat(300));
  fc.assert(
    fc.property(any, ([line, from, length]) => {
      const column = Math.min(from, line.length) + 1;
      const [shown = '', carets = ''] = show(
        line,
        [1, column],
        [1, Math.min(column + length, line.length + 1)],
      );
      expect(stringWidth(shown)).toBeLessThanOrEqual(107);
      expect(carets).toMatch(/^ {3}\| *\^+$/);
      expect(carets.length).toBeLessThanOrEqual(Math.max(stringWidth(shown), 5) + 1);
    }),
  );
});

test('faults are counted, one by its singular', () => {
  const files = [new VFile({ path: 'a.md' }), new VFile({ path: 'b.md' })];
  const [first] = files;
  if (first)
    for (const rule of ['dead-link', 'dead-link', 'lost-id'] as const) report(first, TOP, rule, 'x', 'y');
  expect(countFaults(files)).toBe('2 errors, 1 warning in 2 files');
});
