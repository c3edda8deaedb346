import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { report, TOP } from '../../compiler/diagnostics.ts';
import { formatDiagnosticCount, formatDiagnostics } from './diagnostics.ts';

type Point = [line: number, column: number];

/** The code frame of a diagnostic in `value`. */
function codeFrame(
  value: string,
  [line, column]: Point,
  [endLine, endColumn]: Point = [line, column],
): string[] {
  const file = new VFile({ path: 'help/en.md', value });
  const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
  report(file, place, 'dead-link', 'dead link', 'link to one of a, b');
  return stripVTControlCharacters(formatDiagnostics([file]))
    .split('\n')
    .slice(1, -2);
}

test('prints position, severity, reason and rule, then the code frame, then the hint', () => {
  const file = new VFile({ path: 'help/en.md', value: 'one\ntwo' });
  report(file, { line: 2, column: 3 }, 'lost-id', 'the id is gone', 'write an alias');
  expect(stripVTControlCharacters(formatDiagnostics([file]))).toBe(`\
help/en.md:2:3 warning the id is gone lost-id
 2 | two
   |   ^
   = write an alias
`);
});

test('prints one caret under each column, two under a full-width character', () => {
  expect(codeFrame('請讀[這裡](#x)。', [1, 3], [1, 11])).toEqual([
    ' 1 | 請讀[這裡](#x)。',
    '   |     ^^^^^^^^^^',
  ]);
});

test('counts a grapheme of several code units once', () => {
  expect(codeFrame('👩‍👧 e\u0301 [x](#y)', [1, 10], [1, 17])).toEqual([
    ' 1 | 👩‍👧 e\u0301 [x](#y)',
    '   |      ^^^^^^^',
  ]);
});

test('prints a tab as one space, so that the carets stay aligned', () => {
  expect(codeFrame('\tan\t[x](#y)', [1, 5], [1, 12])).toEqual([' 1 |  an [x](#y)', '   |     ^^^^^^^']);
});

test.each([['\r\n'], ['\r'], ['\n']])('splits lines at %j and does not print the line ending', (end) => {
  expect(codeFrame(['one', 'two', 'three'].join(end), [2, 1], [2, 4])).toEqual([' 2 | two', '   | ^^^']);
});

test('marks a diagnostic that spans lines up to the end of its first line', () => {
  expect(codeFrame('so <div\nclass="x">', [1, 4], [2, 11])).toEqual([' 1 | so <div', '   |    ^^^^']);
});

test('prints a caret after the line for a diagnostic at its end', () => {
  expect(codeFrame('title: [', [1, 9])).toEqual([' 1 | title: [', '   |         ^']);
});

test.each([
  ['line 1 of an empty file', '', 1],
  ['an empty line', 'a\n\nb', 2],
  ['a line after the last one', 'a', 3],
])('prints no code frame for a diagnostic in %s', (_, value, line) => {
  expect(codeFrame(value, [line, 1])).toEqual([]);
});

test('aligns the gutter with line numbers of several digits', () => {
  expect(codeFrame(`${'\n'.repeat(119)}here`, [120, 1], [120, 5])).toEqual([' 120 | here', '     | ^^^^']);
});

test('truncates a very long line around the diagnostic', () => {
  const [line = '', carets = ''] = codeFrame(
    `${'前'.repeat(5_000)}[x](#y)${'後'.repeat(5_000)}`,
    [1, 5_001],
    [1, 5_008],
  );
  expect(line).toMatch(/^ 1 \| …前+\[x\]\(#y\)後+…$/);
  expect(stringWidth(line)).toBeLessThanOrEqual(107);
  expect(carets).toBe(`   | ${' '.repeat(stringWidth(line.slice(5, line.indexOf('['))))}^^^^^^^`);
});

test('marks a very long range as far as the line is shown', () => {
  expect(codeFrame('x'.repeat(300), [1, 1], [1, 301])).toEqual([
    ` 1 | ${'x'.repeat(100)}…`,
    `   | ${'^'.repeat(100)}`,
  ]);
});

test('replaces control characters by visible symbols', () => {
  const file = new VFile({ path: 'help/en.md', value: 'a\u001b[31mb\u0007' });
  report(file, TOP, 'dead-link', 'no "\u001b]0;x\u0007"\nhere', 'leave \u009b out');
  expect(stripVTControlCharacters(formatDiagnostics([file]))).toBe(`\
help/en.md:1:1 error no "␛]0;x␇" here dead-link
 1 | a␛[31mb␇
   | ^
   = leave ␡ out
`);
});

test('keeps the carets within the shown line for any text and range', () => {
  const lines = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((line) => !/[\r\n]/.test(line));
  const any = fc.tuple(lines, fc.nat(300), fc.nat(300));
  fc.assert(
    fc.property(any, ([line, from, length]) => {
      const column = Math.min(from, line.length) + 1;
      const [shown = '', carets = ''] = codeFrame(
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

test('counts errors, warnings and files, with a singular for one', () => {
  const files = [new VFile({ path: 'a.md' }), new VFile({ path: 'b.md' })];
  const [first] = files;
  if (first)
    for (const rule of ['dead-link', 'dead-link', 'lost-id'] as const) report(first, TOP, rule, 'x', 'y');
  expect(formatDiagnosticCount(files)).toBe('2 errors, 1 warning in 2 files');
});
